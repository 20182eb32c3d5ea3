#include "intake/docx_form_reader.h"

#include <algorithm>
#include <cctype>
#include <regex>

#include "base/limits.h"
#include "intake/answer_items.h"
#include "intake/docx_document.h"
#include "intake/docx_tables.h"
#include "intake/opinion_table.h"
#include "intake/table_columns.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

bool contains(std::string_view text, std::string_view phrase) { return text.find(phrase) != std::string_view::npos; }

// What a printed label asks for. A label that no rule knows asks for nothing.
ColumnKind field_of(std::string_view label) {
  int strength = 0;
  const ColumnKind kind = column_kind(label, strength);
  const std::string words = fold_words(label, Fold::marks);
  if (kind == ColumnKind::topic || (kind == ColumnKind::unknown && contains(words, "tra loi"))) return ColumnKind::opinion;
  return kind;
}

bool is_filler_line(std::string_view text) { return fold_words(text, Fold::marks).empty(); }

class FormReader {
 public:
  FormReader(Reading& reading, const DocxDocument& document, const Consultation& consultation, std::string part = "word/document.xml")
      : reading_(reading), document_(document), consultation_(consultation), part_(reading, std::move(part)) {}

  void read() {
    const std::vector<DocxParagraph>& body = document_.body;
    for (std::size_t i = 0; i < body.size();) {
      if (body[i].table >= 0) {
        end_answer();
        i = table(i);
      } else {
        paragraph(body[i]);
        ++i;
      }
    }
    end_answer();
  }

 private:
  void separate() {
    if (!reading_.parts[static_cast<std::size_t>(part_.part())].text.empty()) part_.append("\n", Role::separator);
  }

  std::size_t table(std::size_t first) {
    auto [grid, end] = docx_table(document_.body, first, cells_);
    grid.name = "table " + std::to_string(++tables_);
    if (is_question_table(grid)) question_table(grid);
    else if (find_table_header(grid)) pending_tables_.push_back(grid);
    else plain_table(grid);
    return end;
  }

  static bool is_question_table(const Grid& grid) {
    std::size_t labels = 0, filled = 0;
    for (const auto& row : grid.rows) {
      if (row.size() > 2 || row.empty()) return false;
      if (trim(row[0]).empty()) continue;
      ++filled;
      labels += field_of(row[0]) != ColumnKind::unknown && row[0].size() < 120;
    }
    return filled > 0 && labels * 2 >= filled;
  }

  void plain_table(const Grid& grid) {
    for (const auto& row : grid.rows)
      for (const std::string& text : row) {
        if (text.empty()) continue;
        separate();
        part_.append(text, Role::letterhead);
      }
  }

  void question_table(const Grid& grid) {
    ColumnKind field = ColumnKind::unknown;
    for (std::size_t r = 0; r < grid.rows.size(); ++r) {
      const auto& row = grid.rows[r];
      if (row.empty()) continue;
      separate();
      part_.append(row[0], Role::form_label);
      // A row without a label goes on with the one above: its label cell is merged, or left empty.
      if (!trim(row[0]).empty()) {
        field = field_of(row[0]);
        begin_field(field);
      }
      if (row.size() < 2 || row[1].empty()) continue;
      part_.append("\t", Role::separator);
      const bool heading = field_of(row[1]) == ColumnKind::opinion && fold_words(row[1], Fold::marks) == "tra loi";
      if (field == ColumnKind::opinion && !heading) answer(row[1], "table " + std::to_string(tables_) + " row " + std::to_string(r + 1) + ", cell 2");
      else if (heading) part_.append(row[1], Role::form_label);
      else value(field, row[1]);
    }
  }

  // A place or a quote after an answer begins anew; a reason is of the question right above it.
  void begin_field(ColumnKind field) {
    if (field == ColumnKind::opinion) asked_ = -1;
    if ((field == ColumnKind::place || field == ColumnKind::quote) && answered_) {
      reference_.clear();
      quote_.clear();
      answered_ = false;
    }
    in_fields_ = in_fields_ || field != ColumnKind::unknown;
  }

  void value(ColumnKind field, std::string_view text) {
    const std::string words(trim(text));
    const bool filler = is_filler_line(words);
    switch (field) {
      case ColumnKind::member:
        if (!filler) reading_.member_as_written = words;
        part_.append(text, Role::author);
        return;
      case ColumnKind::unit:
        if (!filler) reading_.unit_as_written = words;
        part_.append(text, Role::unit);
        return;
      case ColumnKind::category: part_.append(text, Role::author); return;
      case ColumnKind::document:
        if (!filler) reading_.document_as_written = words;
        part_.append(text, Role::document);
        return;
      case ColumnKind::place:
        if (!filler) reference_ = words;
        part_.append(text, Role::place);
        return;
      case ColumnKind::quote:
        if (!filler) quote_ = words;
        part_.append(text, Role::quoted_draft);
        return;
      case ColumnKind::reason:
        if (!filler && asked_ >= 0) {
          std::string& argument = reading_.opinions[static_cast<std::size_t>(asked_)].argument;
          argument += (argument.empty() ? "" : "\n") + words;
        }
        // A reason for nothing: a person must see it.
        part_.append(text, filler ? Role::form_label : asked_ < 0 ? Role::unaccounted : Role::reason, filler ? -1 : asked_);
        return;
      default: part_.append(text, filler ? Role::form_label : Role::unaccounted);
    }
  }

  void answer(const std::string& text, const std::string& where) {
    if (says_nothing(text)) {
      part_.append(text, Role::form_label);
      return;
    }
    for (const AnswerItem& item : answer_items(text)) {
      const auto [start, end] = trimmed_range(text, item.label_end, item.end);
      part_.append(std::string_view(text).substr(item.start, item.label_end - item.start), Role::number);
      part_.append(std::string_view(text).substr(item.label_end, start - item.label_end), Role::separator);
      if (start < end) {
        Opinion& opinion = part_.append_opinion(std::string_view(text).substr(start, end - start), where);
        opinion.hints.reference = reference_;
        opinion.hints.quote = quote_;
        answered_ = true;
        asked_ = static_cast<int>(reading_.opinions.size()) - 1;
      }
      part_.append(std::string_view(text).substr(end, item.end - end), Role::separator);
    }
  }

  void end_answer() {
    if (answer_.empty()) return;
    if (!begun_on_label_) separate();
    begun_on_label_ = false;
    if (running_ == ColumnKind::reason) value(running_, answer_);
    else answer(answer_, answer_where_);
    answer_.clear();
  }

  static bool is_foot(const std::string& words) {
    return words.starts_with("xin cam on") || words.starts_with("xin chan thanh cam on") || words.starts_with("nguoi gop y") ||
           words.starts_with("ky ten") || words.starts_with("nguoi viet") || (words.starts_with("ngay ") && words.size() < 40);
  }

  // "Tên nơi, ngày 5 tháng 3 năm 2024" alone on its line, dots where nothing is filled in.
  static bool is_dated_line(std::string_view text) {
    static const std::regex line("^[^,;:]{2,60}, *ngày[ \\d._…]+tháng[ \\d._…]+năm[ \\d._…]*$");
    return text.size() < 140 && std::regex_match(std::string(trim(text)), line);
  }

  void paragraph(const DocxParagraph& paragraph) {
    const std::string text = paragraph.text_after();
    const std::string words = fold_words(text, Fold::marks);
    if (text.empty()) return;
    if (words.empty()) {
      end_answer();
      separate();
      part_.append(text, Role::form_label);
      return;
    }
    // "Nhãn: trả lời", the label short; a bold line is a label though it has no colon.
    const std::size_t colon = text.find(':');
    const bool bold = paragraph.all_bold();
    const bool labelled = colon != std::string::npos && colon < 90;
    const std::string label = labelled ? text.substr(0, colon + 1) : text;
    const ColumnKind field = labelled || bold ? field_of(strip_number(label)) : ColumnKind::unknown;
    const bool opens = field != ColumnKind::unknown && (bold || is_short_label(label, field));
    if (is_foot(words) || is_dated_line(text)) {
      end_answer();
      running_ = ColumnKind::unknown;
      separate();
      part_.append(text, Role::greeting);
    } else if (opens) {
      end_answer();
      separate();
      part_.append(label, Role::form_label);
      const std::string rest = text.substr(label.size());
      // A bold line without a colon asks when it has a number or stands below other fields; else it is the form's title.
      const bool asks = labelled || in_fields_ || !paragraph.numbering.empty() || strip_number(label) != label;
      running_ = (field == ColumnKind::opinion || field == ColumnKind::reason) && asks ? field : ColumnKind::unknown;
      if (asks) begin_field(field);
      if (running_ != ColumnKind::unknown) {
        answer_where_ = "paragraph after \"" + std::string(trim(label)) + "\"";
        if (is_filler_line(rest) || (running_ == ColumnKind::opinion && says_nothing(rest))) part_.append(rest, Role::form_label);
        else {
          const std::size_t begin = trimmed_range(rest, 0, rest.size()).first;
          part_.append(rest.substr(0, begin), Role::separator);
          answer_ = rest.substr(begin);
          // Its words go on in the paragraphs below, so they are written at the end of the answer.
          begun_on_label_ = true;
        }
      } else if (!rest.empty()) {
        value(field, rest);
      }
    } else if (running_ != ColumnKind::unknown && !bold) {
      answer_ += (answer_.empty() ? "" : "\n") + text;
    } else {
      end_answer();
      if (bold) running_ = ColumnKind::unknown;
      separate();
      part_.append(text, Role::letterhead);
    }
  }

  static std::string strip_number(std::string_view label) {
    std::size_t i = 0;
    while (i < label.size() && (std::isdigit(static_cast<unsigned char>(label[i])) || label[i] == '.' || label[i] == ')' || label[i] == ' ')) ++i;
    return std::string(label.substr(i));
  }

  // A label asks, it does not tell: of few words.
  static bool is_short_label(std::string_view label, ColumnKind field) {
    const std::string words = fold_words(label, Fold::marks);
    const auto blanks = std::ranges::count(words, ' ');
    return field == ColumnKind::opinion ? blanks < 9 : blanks < 6;
  }

 public:
  // Tables of opinions inside the document become parts of their own, after the document's.
  void read_tables() {
    for (const Grid& grid : pending_tables_) read_opinion_table(reading_, grid, consultation_);
  }

 private:
  Reading& reading_;
  const DocxDocument& document_;
  const Consultation& consultation_;
  PartBuilder part_;
  std::vector<Grid> pending_tables_;
  std::string reference_, quote_;
  std::string answer_, answer_where_;
  ColumnKind running_ = ColumnKind::unknown;  // opinion or reason: whose words the next paragraph goes on with
  bool begun_on_label_ = false;
  bool answered_ = false;   // an opinion came since the last place or quote
  bool in_fields_ = false;  // a field of the form was met
  int asked_ = -1;          // the opinion of the question above, to which a reason belongs
  int tables_ = 0;
  std::size_t cells_ = 0;  // of all tables, for the limit
};

}  // namespace

void read_form_lines(Reading& reading, const std::vector<std::string>& lines, const Consultation& consultation, std::string part) {
  DocxDocument document;
  for (const std::string& line : lines) {
    DocxParagraph paragraph;
    DocxRun run;
    run.text = line;
    paragraph.runs.push_back(std::move(run));
    paragraph.index = static_cast<int>(document.body.size());
    document.body.push_back(std::move(paragraph));
  }
  FormReader(reading, document, consultation, std::move(part)).read();
}

double recognise_docx_form(const Input& input, const Consultation&) {
  if (!looks_like_docx(input.bytes)) return 0;
  const Result<DocxDocument>& document = docx_of(input);
  if (!document) return 0.1;  // let the reader say what is wrong
  std::string head;
  for (const DocxParagraph& one : document->body) {
    head += fold_words(one.text(), Fold::marks) + '\n';
    if (head.size() > 3000) break;
  }
  const bool sheet = contains(head, "phieu") && (contains(head, "y kien") || contains(head, "gop y"));
  return sheet ? 0.8 : 0;
}

Result<Reading> read_docx_form(const Input& input, const Consultation& consultation) {
  const Result<DocxDocument>& unpacked = docx_of(input);
  if (!unpacked) return tl::unexpected(unpacked.error());
  const DocxDocument& document = *unpacked;
  Reading reading;
  reading.form = "docx-form";
  FormReader reader(reading, document, consultation);
  reader.read();
  reader.read_tables();
  if (reading.opinions.empty()) reading.problems.push_back({Error::Kind::bad_input, {}, {}, "no opinion found in the form"});
  return reading;
}

}  // namespace dh::intake
