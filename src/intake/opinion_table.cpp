#include "intake/opinion_table.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>

#include "intake/answer_items.h"
#include "intake/reported_speech.h"
#include "intake/table_columns.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

constexpr int trial_rows = 200;           // are looked at to tell a column by what it holds
constexpr std::size_t longest_code = 40;  // bytes of a cell that holds a member's code and little else

class TableReader {
 public:
  TableReader(Reading& reading, const Grid& grid, const Consultation& consultation, const TableSurroundings& around)
      : reading_(reading), grid_(grid), consultation_(consultation),
        part_(reading, grid.name.empty() ? "table" : grid.in_document ? grid.name : "sheet \"" + grid.name + "\""), document_(around.document),
        topic_(around.topic) {}

  bool read() {
    const std::optional<TableHeader> header = find_table_header(grid_);
    const int rows = static_cast<int>(grid_.rows.size());
    if (!header) {
      for (int row = 0; row < rows; ++row) plain_row(row, Role::unaccounted);
      return false;
    }
    header_ = *header;
    find_members();
    for (int row = 0; row < header_.row_first; ++row) letterhead_row(row);
    for (int row = header_.row_first; row <= header_.row_last; ++row) plain_row(row, Role::table_header);
    for (int row = header_.row_last + 1; row < rows; ++row) {
      if (is_foot(row)) plain_row(row, Role::signature);
      else if (numbers_columns(row)) plain_row(row, Role::table_header);
      else if (!section_row(row)) opinion_row(row);
    }
    return true;
  }

 private:
  // Whatever its heading is: a column that holds codes of the roster and little else tells who.
  void find_members() {
    if (std::ranges::any_of(header_.columns, [](const Column& one) { return one.kind == ColumnKind::member; })) return;
    const int last = std::min(static_cast<int>(grid_.rows.size()), header_.row_last + 1 + trial_rows);
    for (std::size_t c = 0; c < header_.columns.size(); ++c) {
      if (kind(c) != ColumnKind::unknown && kind(c) != ColumnKind::category && kind(c) != ColumnKind::unit) continue;
      int filled = 0, codes = 0;
      for (int row = header_.row_last + 1; row < last; ++row) {
        const std::string_view words = trim(grid_.at(row, static_cast<int>(c)));
        if (words.empty() || says_as_above(words)) continue;
        ++filled;
        codes += words.size() < longest_code && !only_member(words, consultation_.roster).empty();
      }
      if (codes == 0 || codes * 3 < filled * 2) continue;
      header_.columns[c].kind = ColumnKind::member;
      return;
    }
  }

  void plain_row(int row, Role role) {
    begin_row(row);
    for (std::size_t c = 0; c < grid_.rows[static_cast<std::size_t>(row)].size(); ++c) {
      begin_cell(c);
      part_.append(grid_.rows[static_cast<std::size_t>(row)][c], role);
    }
  }

  void letterhead_row(int row) {
    begin_row(row);
    const auto& cells = grid_.rows[static_cast<std::size_t>(row)];
    for (std::size_t c = 0; c < cells.size(); ++c) {
      begin_cell(c);
      Role role = Role::letterhead;
      const std::string words = fold_words(cells[c], Fold::marks);
      const std::size_t colon = cells[c].find(':');
      const std::string label = colon == std::string::npos ? "" : fold_words(cells[c].substr(0, colon), Fold::marks);
      if (label == "don vi" || label == "chi doan" || label == "doan co so" || label == "ten don vi" || label == "co so doan" || label == "don vi gop y") {
        std::string value(trim(std::string_view(cells[c]).substr(colon + 1)));
        if (value.empty() && c + 1 < cells.size()) value = trim(cells[c + 1]);
        if (reading_.unit_as_written.empty()) reading_.unit_as_written = value;
        role = Role::unit;
      } else if (reading_.unit_as_written.empty() && !roster_unit(words).empty()) {
        reading_.unit_as_written = roster_unit(words);
        role = Role::unit;
      } else if (words.find("du thao") != std::string::npos || words.find("van kien") != std::string::npos || words.find("bao cao chinh tri") != std::string::npos) {
        document_ = cells[c];
        role = Role::document;
      }
      part_.append(cells[c], role);
    }
  }

  std::string roster_unit(const std::string& words) const {
    const auto unit = consultation_.roster.index().unit_in(words);
    return unit ? consultation_.roster.units[*unit].name : std::string{};
  }

  ColumnKind kind(std::size_t column) const { return column < header_.columns.size() ? header_.columns[column].kind : ColumnKind::unknown; }

  // Beneath the table: sums, the place and date, who signs.
  bool is_foot(int row) const {
    const auto& cells = grid_.rows[static_cast<std::size_t>(row)];
    std::string all;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (cells[c].empty()) continue;
      if ((kind(c) == ColumnKind::place || kind(c) == ColumnKind::quote || kind(c) == ColumnKind::document) && cells[c].size() > 2) return false;
      all += cells[c] + ' ';
    }
    const std::string words = fold_words(all, Fold::marks);
    if (words.size() > 160) return false;
    const auto starts = [&](std::string_view phrase) { return words.starts_with(phrase); };
    return starts("nguoi tong hop") || starts("nguoi lap") || starts("tong cong") || starts("tong so") || starts("cong ") || words == "cong" ||
           starts("tm ban") || starts("bi thu") || starts("ghi chu") || starts("nguoi ghi") || starts("thu ky") || starts("xac nhan") || starts("lap bang") ||
           (starts("ngay ") && words.size() < 60);
  }

  // "(1) | (2) | (3)" beneath the headings, and the headings themselves said again on the next page.
  bool numbers_columns(int row) const {
    const auto& cells = grid_.rows[static_cast<std::size_t>(row)];
    int expected = 0, filled = 0;
    bool repeated = true;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::string words = fold_words(cells[c], Fold::marks);
      if (words.empty()) continue;
      ++filled;
      repeated = repeated && c < header_.columns.size() && words == fold_words(header_.columns[c].heading, Fold::marks);
      int number = 0;
      const auto read = std::from_chars(words.data(), words.data() + words.size(), number);
      const bool next = read.ec == std::errc() && read.ptr == words.data() + words.size() && (filled == 1 ? number >= 0 && number < 3 : number == expected + 1);
      const bool letter = words.size() == 1 && words[0] >= 'a' && words[0] <= 'z' && filled == 1;
      if (next) expected = number;
      else if (letter) expected = 0;
      else expected = -100;
    }
    return filled >= 2 && (repeated || (expected >= filled - 2 && row <= header_.row_last + 2));
  }

  // A row whose only words head the rows below: "I. VỀ BÁO CÁO CHÍNH TRỊ", merged across the columns or in a narrow one.
  bool section_row(int row) {
    const auto& cells = grid_.rows[static_cast<std::size_t>(row)];
    std::size_t column = 0, filled = 0;
    for (std::size_t c = 0; c < cells.size(); ++c)
      if (!trim(cells[c]).empty() && ++filled == 1) column = c;
    if (filled != 1) return false;
    const std::string words = fold_words(cells[column], Fold::marks);
    const bool bare = words.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
    if (bare || says_nothing(cells[column])) return false;
    const bool across = grid_.seen_at(row, static_cast<int>(column) + 1) == cells[column] && grid_.at(row, static_cast<int>(column) + 1).empty();
    const bool narrow = kind(column) == ColumnKind::number || kind(column) == ColumnKind::unknown;
    if (!across && !narrow) return false;
    bool over_opinions = kind(column) == ColumnKind::opinion;
    for (std::size_t c = column + 1; across && c < header_.columns.size() && grid_.seen_at(row, static_cast<int>(c)) == cells[column]; ++c)
      over_opinions = over_opinions || kind(c) == ColumnKind::opinion;
    const std::string_view text = trim(cells[column]);
    const bool heads = std::ranges::count(words, ' ') < 24 && !text.ends_with(".") && !text.ends_with("?") && !text.ends_with(";");
    if (!heads) {
      if (!across || !over_opinions) return false;
      // A sentence across the columns of opinions is one.
      begin_row(row);
      std::vector<int> found;
      Hints hints;
      hints.document = document_;
      hints.topic = topic_;
      for (std::size_t c = 0; c < cells.size(); ++c) {
        begin_cell(c);
        if (c == column) opinion_cell(row, c, hints, std::nullopt, found);
        else part_.append(cells[c], Role::separator);
      }
      return true;
    }
    const bool document = words.find("du thao") != std::string::npos || words.find("van kien") != std::string::npos || words.find("bao cao") != std::string::npos ||
                          words.find("dang bo") != std::string::npos;
    if (document) document_ = cells[column];
    const std::string padded = ' ' + words + ' ';
    const bool points = std::ranges::any_of(std::initializer_list<std::string_view>{" muc ", " phan thu ", " trang ", " dieu ", " chuong "}, [&](std::string_view one) { return padded.find(one) != std::string::npos; });
    section_ = points ? std::string(text) : "";
    plain_row(row, document ? Role::document : Role::place);
    return true;
  }

  void begin_row(int row) {
    if (row > 0) part_.append("\n", Role::separator);
  }
  void begin_cell(std::size_t column) {
    if (column > 0) part_.append("\t", Role::separator);
  }

  std::string where(int row, std::size_t column) const {
    if (grid_.in_document) return grid_.name + " row " + std::to_string(row + 1) + ", cell " + std::to_string(column + 1);
    if (grid_.name.empty()) return "row " + std::to_string(row + 1) + " column \"" + header_.columns[column].heading + "\"";
    return "sheet \"" + grid_.name + "\" cell " + cell_name(row, static_cast<int>(column));
  }

  // The words of a cell; those above it, where it says "như trên".
  const std::string& told_at(int row, int column) const {
    int at = row;
    while (at > header_.row_last + 1 && says_as_above(grid_.seen_at(at, column))) --at;
    return says_as_above(grid_.seen_at(at, column)) ? grid_.seen_at(row, column) : grid_.seen_at(at, column);
  }

  void gather_hints(int row, Hints& hints, std::string& reason, std::optional<int>& count) const {
    const auto add = [](std::string& to, const std::string& value, const char* between) {
      const std::string_view words = trim(value);
      if (words.empty()) return;
      if (!to.empty()) to += between;
      to += words;
    };
    for (std::size_t c = 0; c < header_.columns.size(); ++c) {
      const std::string& value = told_at(row, static_cast<int>(c));
      if (trim(value).empty()) continue;
      switch (header_.columns[c].kind) {
        case ColumnKind::member: add(hints.member, value, " "); break;
        case ColumnKind::category: add(hints.category, value, " "); break;
        case ColumnKind::unit: add(hints.unit, value, ", "); break;
        case ColumnKind::document: add(hints.document, value, ", "); break;
        case ColumnKind::place: {
          // A cell with a number alone says what it counts in its heading: "Trang" | 5.
          const bool bare = std::ranges::all_of(value, [](char one) { return (one >= '0' && one <= '9') || one == ' ' || one == '-' || one == ','; });
          add(hints.reference, bare ? header_.columns[c].heading + " " + value : value, ", ");
          break;
        }
        case ColumnKind::quote: add(hints.quote, value, " "); break;
        case ColumnKind::topic: add(hints.topic, value, " "); break;
        case ColumnKind::reason: add(reason, value, " "); break;
        case ColumnKind::count: {
          int number = 0;
          const std::string_view digits = trim(value);
          if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec == std::errc() && number > 0) count = number;
          break;
        }
        default: break;
      }
    }
    if (hints.document.empty()) hints.document = document_;
    if (hints.topic.empty()) hints.topic = topic_;
    if (hints.reference.empty()) hints.reference = section_;
  }

  void opinion_row(int row) {
    begin_row(row);
    const auto& cells = grid_.rows[static_cast<std::size_t>(row)];
    Hints hints;
    std::string reason;
    std::optional<int> count;
    gather_hints(row, hints, reason, count);
    std::vector<int> found;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      begin_cell(c);
      // What a formula without a value would do is nobody's opinion, and must be seen.
      if (kind(c) == ColumnKind::opinion && is_wordless_formula(trim(cells[c]))) part_.append(cells[c], Role::unaccounted);
      else if (kind(c) == ColumnKind::opinion && !says_nothing(cells[c])) opinion_cell(row, c, hints, count, found);
      else part_.append(cells[c], role_of(kind(c)), kind(c) == ColumnKind::reason && found.size() == 1 ? found[0] : -1);
    }
    if (reason.empty() || says_nothing(reason)) return;
    for (const int index : found) reading_.opinions[static_cast<std::size_t>(index)].argument = reason;
  }

  void opinion_cell(int row, std::size_t column, const Hints& hints, const std::optional<int>& count, std::vector<int>& found) {
    const std::string& text = grid_.rows[static_cast<std::size_t>(row)][column];
    for (const AnswerItem& item : answer_items(text)) {
      const auto [start, end] = trimmed_range(text, item.label_end, item.end);
      part_.append(std::string_view(text).substr(item.start, item.label_end - item.start), Role::number);
      part_.append(std::string_view(text).substr(item.label_end, start - item.label_end), Role::separator);
      if (start < end) {
        found.push_back(static_cast<int>(reading_.opinions.size()));
        Opinion& opinion = part_.append_opinion(std::string_view(text).substr(start, end - start), where(row, column));
        opinion.hints = hints;
        opinion.reported_count = count;
        if (const std::string& document = header_.columns[column].document; !document.empty()) opinion.hints.document = document;
      }
      part_.append(std::string_view(text).substr(end, item.end - end), Role::separator);
    }
  }

  static Role role_of(ColumnKind kind) {
    switch (kind) {
      case ColumnKind::number: return Role::number;
      case ColumnKind::member: case ColumnKind::category: case ColumnKind::detail: return Role::author;
      case ColumnKind::unit: return Role::unit;
      case ColumnKind::document: return Role::document;
      case ColumnKind::place: return Role::place;
      case ColumnKind::quote: return Role::quoted_draft;
      case ColumnKind::reason: return Role::reason;
      case ColumnKind::topic: case ColumnKind::opinion: return Role::form_label;
      case ColumnKind::count: return Role::reported_count;
      case ColumnKind::unknown: break;
    }
    return Role::unaccounted;
  }

  Reading& reading_;
  const Grid& grid_;
  const Consultation& consultation_;
  PartBuilder part_;
  TableHeader header_;
  std::string document_, topic_;
  std::string section_;  // of the place that the section's heading names
};

}  // namespace

bool read_opinion_table(Reading& reading, const Grid& grid, const Consultation& consultation, const TableSurroundings& around) {
  const bool found = TableReader(reading, grid, consultation, around).read();
  for (const CoveredCell& one : grid.covered)
    PartBuilder(reading, "sheet \"" + grid.name + "\" cell " + one.cell + ", under a merged area").append(one.text, Role::unaccounted);
  return found;
}

double recognise_xlsx(const Input& input, const Consultation&) {
  return input.bytes.starts_with("PK") && input.bytes.find("xl/workbook.xml") != std::string_view::npos ? 0.9 : 0;
}

Result<Reading> read_xlsx(const Input& input, const Consultation& consultation) {
  Reading reading;
  reading.form = "xlsx";
  bool any = false;
  for (const Grid& grid : TRY(read_xlsx_grids(input.bytes))) any = read_opinion_table(reading, grid, consultation) || any;
  if (!any) reading.problems.push_back({Error::Kind::bad_input, {}, {}, "no column of opinions found"});
  return reading;
}

double recognise_csv(const Input& input, const Consultation&) {
  const std::string name = fold(input.name, Fold::marks);
  return name.ends_with(".csv") || name.ends_with(".tsv") ? 0.8 : 0;
}

Result<Reading> read_csv(const Input& input, const Consultation& consultation) {
  Reading reading;
  reading.form = "csv";
  const Grid grid = TRY(read_csv_grid(input.bytes));
  if (!read_opinion_table(reading, grid, consultation))
    reading.problems.push_back({Error::Kind::bad_input, {}, {}, "no column of opinions found"});
  return reading;
}

}  // namespace dh::intake
