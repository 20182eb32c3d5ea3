#include "intake/docx_form_reader.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <regex>
#include <utility>

#include "intake/answer_items.h"
#include "intake/docx_document.h"
#include "intake/docx_tables.h"
#include "intake/opinion_table.h"
#include "intake/reported_speech.h"
#include "intake/table_columns.h"
#include "intake/tick_boxes.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

constexpr std::size_t form_paragraphs = 150;  // what is longer and has no title of a form is a draft

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

std::string strip_number(std::string_view label) {
  std::size_t i = 0;
  while (i < label.size() && (std::isdigit(static_cast<unsigned char>(label[i])) || label[i] == '.' || label[i] == ')' || label[i] == ' ')) ++i;
  return std::string(label.substr(i));
}

// Labels in the first column, or in the first and the third, and answers beside them.
bool is_question_table(const Grid& grid) {
  std::size_t labels = 0, filled = 0, asked = 0;
  for (std::size_t r = 0; r < grid.rows.size(); ++r) {
    const auto& row = grid.rows[r];
    if (row.size() > 4 || row.size() == 3 || row.empty()) {
      if (row.empty()) continue;
      return false;
    }
    for (std::size_t c = 0; c < row.size(); c += 2) {
      if (trim(row[c]).empty()) continue;
      ++filled;
      const ColumnKind kind = field_of(strip_number(row[c]));
      const bool label = kind != ColumnKind::unknown && row[c].size() < (is_question(row[c]) ? 600u : 160u);
      labels += label;
      asked += label && r > 0 && (kind == ColumnKind::opinion || kind == ColumnKind::reason);
    }
  }
  if (filled == 0 || labels * 2 < filled) return false;
  // "Vị trí | Ý kiến góp ý" above rows of places and opinions is a table with a header: nothing is asked in its rows.
  const auto header = find_table_header(grid);
  if (asked == 0 && filled > 1 && header && header->row_first == 0 && header->columns.size() > 1) {
    const bool headed = std::ranges::count_if(header->columns, [](const Column& one) { return one.kind != ColumnKind::unknown; }) > 1;
    if (headed && trim(grid.rows[0].back()).size() < 60 && !tick_boxes(grid.rows[0].back()).size()) return false;
  }
  return true;
}

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

  // One table and those in its cells.
  std::size_t table(std::size_t first) {
    const std::vector<DocxParagraph>& body = document_.body;
    const std::size_t end = table_end(body, first);
    for (const Grid& grid : table_grids(body, first, tables_)) {
      if (is_frame(grid)) {
        frame(grid);
      } else if (is_question_table(grid)) {
        question_table(grid);
      } else if (find_table_header(grid)) {
        pending_tables_.push_back(grid);
      } else {
        plain_table(grid);
      }
    }
    return end;
  }

  // Lines of the form with a line around them.
  void frame(const Grid& grid) {
    for (const auto& row : grid.rows) {
      if (row.empty() || row[0].empty()) continue;
      for (std::size_t at = 0; at <= row[0].size();) {
        const std::size_t newline = std::min(row[0].find('\n', at), row[0].size());
        line(row[0].substr(at, newline - at), false, false);
        at = newline + 1;
      }
    }
    end_answer();
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
      for (std::size_t c = 0; c < row.size(); ++c) {
        if (c > 0) part_.append("\t", Role::separator);
        if (c % 2 == 0) {
          part_.append(row[c], Role::form_label);
          // A row without a label goes on with the one above: its label cell is merged, or left empty.
          if (trim(row[c]).empty()) continue;
          field = field_of(strip_number(row[c]));
          question_ = question_number(row[c]) > 0 ? trim(row[c]) : "";
          begin_field(field);
          continue;
        }
        if (row[c].empty()) continue;
        const bool heading = field_of(row[c]) == ColumnKind::opinion && fold_words(row[c], Fold::marks) == "tra loi";
        if (field == ColumnKind::opinion && !heading) answer(row[c], grid.name + " row " + std::to_string(r + 1) + ", cell " + std::to_string(c + 1));
        else if (heading) part_.append(row[c], Role::form_label);
        else value(field, row[c]);
      }
    }
  }

  // A place or a quote after an answer begins anew; a reason is of the question right above it.
  void begin_field(ColumnKind field) {
    if (field == ColumnKind::opinion) asked_ = -1;
    if ((field == ColumnKind::place || field == ColumnKind::quote) && answered_) {
      reference_above_ = reference_;
      reference_.clear();
      quote_.clear();
      answered_ = false;
    }
    in_fields_ = in_fields_ || field != ColumnKind::unknown;
  }

  void value(ColumnKind field, std::string_view text) {
    std::string words(trim(text));
    if (const std::vector<TickBox> boxes = tick_boxes(text); !boxes.empty()) words = ticked_words(text, boxes);
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
      case ColumnKind::category:
      case ColumnKind::detail: part_.append(text, Role::author); return;
      case ColumnKind::document:
        if (!filler) reading_.document_as_written = words;
        part_.append(text, Role::document);
        return;
      case ColumnKind::place:
        if (!filler) reference_ = says_as_above(words) ? reference_above_ : words;
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
      default:
        // A label that no rule knows, and a code of the roster.
        if (words.size() < 40 && reading_.member_as_written.empty() && !only_member(words, consultation_.roster).empty()) {
          value(ColumnKind::member, text);
          return;
        }
        part_.append(text, filler ? Role::form_label : Role::unaccounted);
    }
  }

  void answer(const std::string& text, const std::string& where) {
    if (says_nothing(text)) {
      part_.append(text, Role::form_label);
      return;
    }
    if (const std::vector<TickBox> boxes = tick_boxes(text); !boxes.empty()) {
      ticked_answer(text, boxes, where);
      return;
    }
    for (const AnswerItem& item : answer_items(text)) {
      const auto [start, end] = trimmed_range(text, item.label_end, item.end);
      part_.append(std::string_view(text).substr(item.start, item.label_end - item.start), Role::number);
      part_.append(std::string_view(text).substr(item.label_end, start - item.label_end), Role::separator);
      if (start < end) {
        Opinion& opinion = part_.append_opinion(std::string_view(text).substr(start, end - start), where);
        opinion.hints.reference = reference_;
        opinion.hints.section = question_;
        opinion.hints.quote = quote_;
        answered_ = true;
        asked_ = static_cast<int>(reading_.opinions.size()) - 1;
      }
      part_.append(std::string_view(text).substr(end, item.end - end), Role::separator);
    }
  }

  // Of the answers to choose from only those ticked are the person's; words before the boxes are an answer of their own.
  void ticked_answer(const std::string& text, const std::vector<TickBox>& boxes, const std::string& where) {
    if (boxes.front().mark > 0) answer(text.substr(0, boxes.front().mark), where);
    for (const TickBox& box : boxes) {
      part_.append(std::string_view(text).substr(box.mark, box.label - box.mark), Role::form_label);
      const std::string label = text.substr(box.label, box.end - box.label);
      if (box.ticked) answer(label, where);
      else part_.append(label, Role::form_label);
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
    return words.starts_with("xin cam on") || words.starts_with("tran trong cam on") || words.starts_with("cam on ") || words.starts_with("chan thanh cam on") || words == "tran trong" ||
           words.starts_with("xin tran trong") || words.starts_with("xin chan thanh cam on") || words.starts_with("nguoi gop y") ||
           words.starts_with("ky ten") || words.starts_with("nguoi viet") || (words.starts_with("ngay ") && words.size() < 40);
  }

  // "Tên nơi, ngày 5 tháng 3 năm 2024" alone on its line, dots where nothing is filled in.
  static bool is_dated_line(std::string_view text) {
    static const std::regex line("^[^,;:]{2,60}, *ngày[ \\d._…]+tháng[ \\d._…]+năm[ \\d._…]*$");
    return text.size() < 140 && std::regex_match(std::string(trim(text)), line);
  }

  void paragraph(const DocxParagraph& paragraph) { line(paragraph.text_after(), paragraph.all_bold(), !paragraph.numbering.empty()); }

  void line(const std::string& text, bool bold, bool numbered) {
    const std::string words = fold_words(text, Fold::marks);
    if (text.empty()) return;
    if (words.empty()) {
      end_answer();
      separate();
      part_.append(text, Role::form_label);
      return;
    }
    if (const std::size_t asked = question_end(text); asked > 0) {
      end_answer();
      separate();
      question_ = trim(text.substr(0, asked));
      open_field(text.substr(0, asked), text.substr(asked), ColumnKind::opinion, true);
      return;
    }
    // "Nhãn: trả lời", the label short; a bold line is a label though it has no colon.
    const std::size_t colon = text.find(':');
    const bool labelled = colon != std::string::npos && colon < 90;
    const std::string label = labelled ? text.substr(0, colon + 1) : text;
    const ColumnKind field = labelled || bold ? field_of(strip_number(label)) : ColumnKind::unknown;
    const bool opens = field != ColumnKind::unknown && (bold || is_short_label(label, field));
    // "Người góp ý: TV-1" tells who it is, "Người góp ý: (ký tên)" is where to sign.
    const std::string told = labelled ? fold_words(std::string_view(text).substr(colon), Fold::marks) : "";
    const bool tells = field == ColumnKind::member && !told.empty() && !told.starts_with("ky ") && !told.starts_with("ghi ro");
    if ((is_foot(words) && !tells) || is_dated_line(text)) {
      end_answer();
      running_ = ColumnKind::unknown;
      separate();
      part_.append(text, Role::greeting);
    } else if (opens) {
      end_answer();
      separate();
      // A bold line without a colon asks when it has a number or stands below other fields; else it is the form's title.
      const bool asks = labelled || in_fields_ || numbered || strip_number(label) != label;
      question_.clear();
      open_field(label, text.substr(label.size()), field, asks);
    } else if (const std::vector<TickBox> boxes = tick_boxes(text); running_ == ColumnKind::unknown && !boxes.empty() && boxes.front().mark == 0 && names_a_document(words)) {
      end_answer();
      separate();
      value(ColumnKind::document, text);
    } else if (running_ != ColumnKind::unknown && !bold) {
      answer_ += (answer_.empty() ? "" : "\n") + text;
    } else {
      end_answer();
      if (bold) running_ = ColumnKind::unknown;
      separate();
      part_.append(text, Role::letterhead);
    }
  }

  static bool names_a_document(const std::string& words) {
    return std::ranges::any_of(std::initializer_list<std::string_view>{"bao cao", "van kien", "du thao", "dang bo", "de an"}, [&](std::string_view one) { return contains(words, one); });
  }

  // The end of a question on the line, behind which its answer may stand: "Câu 2. Về các chỉ tiêu? Nhất trí". 0: the line
  // asks nothing. A question without its number asks when it speaks to who answers, so that an answer that is a question
  // is none.
  static std::size_t question_end(const std::string& text) {
    const std::size_t number = question_number(text);
    const std::size_t mark = text.find('?');
    if (number > 0) {
      if (mark != std::string::npos) return mark + 1;
      const std::size_t colon = text.find(':', number);
      return colon != std::string::npos && colon - number < 200 ? colon + 1 : text.size();
    }
    if (mark == std::string::npos || !is_filler_line(std::string_view(text).substr(mark + 1)) || text.size() > 500) return 0;
    const std::string words = ' ' + fold_words(std::string_view(text).substr(0, mark), Fold::marks) + ' ';
    const auto holds = [&](std::initializer_list<std::string_view> phrases) {
      return std::ranges::any_of(phrases, [&](std::string_view one) { return contains(words, ' ' + std::string(one) + ' '); });
    };
    const bool speaks = holds({"dong chi", "anh chi", "ban", "quy vi", "anh", "chi"});
    return speaks && holds({"y kien", "gop y", "de xuat", "kien nghi", "nhan xet", "danh gia", "hien ke"}) && holds({"gi", "khong", "nao", "the nao", "ra sao"}) ? mark + 1 : 0;
  }

  // A label that was met, and what stands behind it on its line.
  void open_field(const std::string& label, const std::string& rest, ColumnKind field, bool asks) {
    part_.append(label, Role::form_label);
    running_ = (field == ColumnKind::opinion || field == ColumnKind::reason) && asks ? field : ColumnKind::unknown;
    if (asks) begin_field(field);
    if (running_ == ColumnKind::unknown) {
      if (rest.empty()) return;
      // "Người góp ý: …      Chi đoàn: …": several fields on one line.
      const auto [gap, next] = next_label(rest);
      value(field, rest.substr(0, gap));
      if (next == 0) return;
      const std::size_t colon = rest.find(':', next);
      part_.append(rest.substr(gap, next - gap), Role::separator);
      const std::string other = rest.substr(next, colon + 1 - next);
      open_field(other, rest.substr(colon + 1), field_of(strip_number(other)), true);
      return;
    }
    answer_where_ = "paragraph after \"" + std::string(trim(label)) + "\"";
    if (is_filler_line(rest) || (running_ == ColumnKind::opinion && says_nothing(rest))) {
      part_.append(rest, Role::form_label);
      return;
    }
    const std::size_t begin = trimmed_range(rest, 0, rest.size()).first;
    part_.append(rest.substr(0, begin), Role::separator);
    answer_ = rest.substr(begin);
    // Its words go on in the paragraphs below, so they are written at the end of the answer.
    begun_on_label_ = true;
  }

  // Where, behind a wide gap, another label begins: the gap and the label; the end of the text and 0 when none does.
  static std::pair<std::size_t, std::size_t> next_label(const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
      std::size_t gap = at;
      while (gap < text.size() && text[gap] != '\t' && text[gap] != ';' && text[gap] != '\n' && text.compare(gap, 2, "  ") != 0) ++gap;
      std::size_t next = gap;
      while (next < text.size() && (text[next] == ' ' || text[next] == '\t' || text[next] == ';' || text[next] == '\n')) ++next;
      if (next >= text.size()) break;
      const std::size_t colon = text.find(':', next);
      if (colon == std::string::npos) break;
      const std::string label = text.substr(next, colon + 1 - next);
      const ColumnKind field = label.size() < 60 ? field_of(strip_number(label)) : ColumnKind::unknown;
      const bool wide = text[gap] != ';';
      if (field != ColumnKind::unknown ? is_short_label(label, field) : wide && std::ranges::count(trim(label), ' ') < 4) return {gap, next};
      at = next;
    }
    return {text.size(), 0};
  }

  // A label asks, it does not tell: of few words.
  static bool is_short_label(std::string_view label, ColumnKind field) {
    const std::string words = fold_words(label, Fold::marks);
    // "Tôi xin hiến kế: …" is the answer itself.
    for (const std::string_view person : {"toi", "em", "minh", "chung toi", "ca nhan toi", "theo toi", "theo em"})
      if (words.starts_with(std::string(person) + ' ')) return false;
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
  std::string reference_, quote_, reference_above_;
  std::string question_;  // that the answer is to, when it is one
  std::string answer_, answer_where_;
  ColumnKind running_ = ColumnKind::unknown;  // opinion or reason: whose words the next paragraph goes on with
  bool begun_on_label_ = false;
  bool answered_ = false;   // an opinion came since the last place or quote
  bool in_fields_ = false;  // a field of the form was met
  int asked_ = -1;          // the opinion of the question above, to which a reason belongs
  TableCount tables_;
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
  if (sheet) return 0.8;
  // Without a title that says so: questions with their numbers, or labels in a table with the answers beside them.
  if (document->body.size() > form_paragraphs) return 0;
  int questions = 0;
  TableCount tables;
  for (std::size_t i = 0; i < document->body.size();) {
    if (document->body[i].table < 0) {
      questions += question_number(document->body[i++].text_after()) > 0;
      continue;
    }
    for (const Grid& grid : table_grids(document->body, i, tables))
      if (!is_frame(grid) && grid.rows.size() > 2 && is_question_table(grid)) return 0.6;
    i = table_end(document->body, i);
  }
  return questions > 1 ? 0.6 : 0;
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
