#include <algorithm>
#include <xlsxwriter.h>

#include "text/utf8.h"
#include "tables.h"

namespace dh::sample {
namespace {

constexpr std::time_t created = 1792976400;  // 26/10/2026 01:00 UTC: equal sources give equal bytes

struct Formats {
  lxw_format* letterhead;
  lxw_format* heading;
  lxw_format* cell;
};

lxw_format* bordered(lxw_workbook* book) {
  lxw_format* format = workbook_add_format(book);
  format_set_font_name(format, "Times New Roman");
  format_set_border(format, LXW_BORDER_THIN);
  format_set_text_wrap(format);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  return format;
}

Formats make_formats(lxw_workbook* book) {
  Formats formats{workbook_add_format(book), bordered(book), bordered(book)};
  format_set_font_name(formats.letterhead, "Times New Roman");
  format_set_bold(formats.letterhead);
  format_set_align(formats.letterhead, LXW_ALIGN_CENTER);
  format_set_bold(formats.heading);
  format_set_align(formats.heading, LXW_ALIGN_CENTER);
  return formats;
}

class SheetWriter {
 public:
  SheetWriter(lxw_worksheet* sheet, const TextTable& table, const Formats& formats)
      : sheet_(sheet), table_(table), formats_(formats), top_(static_cast<lxw_row_t>(table.letterhead.size())) {}

  void write() {
    const auto last = static_cast<lxw_col_t>(table_.columns() - 1);
    for (lxw_row_t row = 0; row < top_; ++row)
      worksheet_merge_range(sheet_, row, 0, row, last, table_.letterhead[row].c_str(), formats_.letterhead);
    for (std::size_t row = 0; row < table_.rows.size(); ++row)
      for (std::size_t column = 0; column < table_.rows[row].size(); ++column) cell(row, column);
    for (std::size_t column = 0; column < table_.columns(); ++column)
      worksheet_set_column(sheet_, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column), width(column), nullptr);
  }

 private:
  bool joined(std::size_t row, std::size_t column, const char* mark) const {
    return row < table_.rows.size() && column < table_.rows[row].size() && table_.rows[row][column] == mark;
  }

  bool is_heading(std::size_t row) const { return row == 0 || (row == 1 && joined(1, 0, "^")); }

  void cell(std::size_t row, std::size_t column) {
    const std::string& words = table_.rows[row][column];
    if (words == "<" || words == "^") return;
    std::size_t last_row = row, last_column = column;
    while (joined(row, last_column + 1, "<")) ++last_column;
    while (joined(last_row + 1, column, "^")) ++last_row;
    lxw_format* format = is_heading(row) ? formats_.heading : formats_.cell;
    const auto sheet_row = top_ + static_cast<lxw_row_t>(row);
    const auto sheet_column = static_cast<lxw_col_t>(column);
    const bool digits = !words.empty() && words.size() < 10 && words.find_first_not_of("0123456789") == words.npos;
    if (last_row > row || last_column > column)
      worksheet_merge_range(sheet_, sheet_row, sheet_column, top_ + static_cast<lxw_row_t>(last_row),
                            static_cast<lxw_col_t>(last_column), words.c_str(), format);
    else if (digits)
      worksheet_write_number(sheet_, sheet_row, sheet_column, std::stod(words), format);
    else
      worksheet_write_string(sheet_, sheet_row, sheet_column, words.c_str(), format);
  }

  double width(std::size_t column) const {
    std::size_t longest = 4;
    for (std::size_t row = 0; row < table_.rows.size(); ++row)
      if (column < table_.rows[row].size())
        longest = std::max(longest, code_point_count(table_.rows[row][column]) + 2);
    return static_cast<double>(std::min<std::size_t>(longest, 48));
  }

  lxw_worksheet* sheet_;
  const TextTable& table_;
  const Formats& formats_;
  lxw_row_t top_;
};

}  // namespace

Status write_xlsx(const std::filesystem::path& path, const std::vector<std::pair<std::string, TextTable>>& sheets) {
  lxw_workbook* book = workbook_new(path.c_str());
  lxw_doc_properties properties{};
  properties.created = created;
  workbook_set_properties(book, &properties);
  const Formats formats = make_formats(book);
  for (const auto& [name, table] : sheets) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, name.c_str());
    if (sheet && table.columns() > 0) SheetWriter(sheet, table, formats).write();
  }
  const lxw_error error = workbook_close(book);
  if (error != LXW_NO_ERROR) return fail(Error::Kind::io, lxw_strerror(error), path.string());
  return {};
}

}  // namespace dh::sample
