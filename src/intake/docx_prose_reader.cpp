#include "intake/docx_prose_reader.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "intake/docx_document.h"
#include "intake/docx_tables.h"
#include "intake/opinion_table.h"
#include "intake/prose.h"
#include "intake/reported_speech.h"
#include "intake/table_columns.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

constexpr std::size_t head_bytes = 3000;   // of folded text, looked at to tell the form
constexpr std::size_t heading_words = 24;

// Sentences of the frame, by how they begin. Folded.
constexpr std::array<std::string_view, 40> frame = {
    "hom nay", "vao luc", "thanh phan", "co mat", "vang mat", "chu tri", "chu toa", "thu ky", "tm", "t m", "noi nhan", "nguoi ghi", "dia diem", "thoi gian", "thuc hien huong dan",
    "thuc hien cong van", "thuc hien ke hoach", "can cu", "tren day la", "kinh gui", "hoi nghi ket thuc", "cuoc hop ket thuc", "buoi hop ket thuc", "bien ban duoc", "bien ban nay", "bien ban ket thuc", "dai dien",
    "so", "cong hoa", "doc lap", "dang cong san", "doan tncs", "ban chap hanh", "bi thu", "pho bi thu", "xac nhan", "luu", "noi dung hop", "hoi nghi da tien hanh", "qua tong hop"};

bool contains(std::string_view text, std::string_view phrase) { return text.find(phrase) != std::string_view::npos; }
bool begins_with(std::string_view words, std::string_view phrase) { return words.starts_with(phrase) && (words.size() == phrase.size() || words[phrase.size()] == ' '); }

std::string head_of(const DocxDocument& document) {
  std::string head;
  for (const DocxParagraph& one : document.body) {
    head += fold_words(one.text_after(), Fold::marks) + '\n';
    if (head.size() > head_bytes) break;
  }
  return head;
}

bool is_copy_of_draft(const DocxDocument& document) { return document.body.size() > 150; }

// "I.", "2.", "1.2.", "a)" at the beginning of the text or as Word's own number.
bool is_numbered(const DocxParagraph& paragraph, std::string_view text) {
  if (!paragraph.numbering.empty() && paragraph.numbering != "-" && paragraph.numbering != "+" && paragraph.numbering != "•") return true;
  std::size_t at = 0;
  while (at < text.size() && at < 7 && (std::isdigit(static_cast<unsigned char>(text[at])) != 0 || text[at] == 'I' || text[at] == 'V' || text[at] == 'X' || text[at] == '.')) ++at;
  return at > 0 && at < text.size() && (text[at - 1] == '.' || text[at] == ')' || text[at] == '/' || text[at] == '-') && (text[at] == ' ' || text[at] == ')' || text[at] == '-' || text[at] == '/');
}

// Tables of opinions among the paragraphs: they become parts of their own, after the document's.
class OpinionTables {
 public:
  explicit OpinionTables(const DocxDocument& document) : document_(document) {}

  // Takes the table that begins at the paragraph, when it holds opinions; gives the paragraph behind it, or `first`.
  std::size_t take(std::size_t first, const TableSurroundings& around) {
    if (!begins(first)) return first;
    std::vector<Grid> grids = table_grids(document_.body, first, count_);
    if (std::ranges::none_of(grids, holds_opinions)) return first;
    for (Grid& grid : grids) taken_.emplace_back(std::move(grid), around);
    return table_end(document_.body, first);
  }

  // "Các ý kiến cụ thể ghi trong bảng sau:" right above such a table.
  bool heads(std::size_t at) const {
    std::size_t next = at + 1;
    while (next < document_.body.size() && document_.body[next].table < 0 && document_.body[next].text_after().empty()) ++next;
    if (document_.body[at].table >= 0 || !begins(next) || !trim(document_.body[at].text_after()).ends_with(":")) return false;
    TableCount count = count_;
    return std::ranges::any_of(table_grids(document_.body, next, count), holds_opinions);
  }

  void read(Reading& reading, const Consultation& consultation) const {
    for (const auto& [grid, around] : taken_) read_opinion_table(reading, grid, consultation, around);
  }

 private:
  static bool holds_opinions(const Grid& grid) { return find_table_header(grid).has_value(); }

  bool begins(std::size_t at) const {
    return at < document_.body.size() && document_.body[at].table >= 0 && (at == 0 || document_.body[at - 1].table < 0 || document_.body[at - 1].table != document_.body[at].table);
  }

  const DocxDocument& document_;
  TableCount count_;
  std::vector<std::pair<Grid, TableSurroundings>> taken_;
};

class ProseReader {
 public:
  enum class Form { minutes, report };

  ProseReader(Form form, Reading& reading, const DocxDocument& document, const Consultation& consultation)
      : form_(form), reading_(reading), document_(document), consultation_(consultation), part_(reading, "word/document.xml") {}

  void read() {
    OpinionTables tables(document_);
    for (std::size_t i = 0; i < document_.body.size(); ++i) {
      const DocxParagraph& one = document_.body[i];
      if (const std::size_t end = tables.take(i, {document_name_, topic_}); end > i) {
        in_body_ = true;
        i = end - 1;
        continue;
      }
      const std::string text = one.text_after();
      if (text.empty()) continue;
      if (begun_) part_.append("\n", Role::separator);
      begun_ = true;
      if (tables.heads(i)) part_.append(text, Role::letterhead);
      else paragraph(one, text);
    }
    tables.read(reading_, consultation_);
    if (reading_.unit_as_written.empty()) reading_.unit_as_written = unit_in(head_);
  }

 private:
  void paragraph(const DocxParagraph& one, const std::string& text) {
    const std::string words = fold_words(text, Fold::marks);
    const auto count = static_cast<std::size_t>(std::ranges::count(words, ' ')) + 1;
    where_ = "paragraph " + std::to_string(one.index + 1) + (heading_label_.empty() ? "" : ", " + heading_label_);
    if (words.empty()) {
      part_.append(text, Role::letterhead);
    } else if (one.table >= 0) {
      part_.append(text, Role::letterhead);
      head_ += text + '\n';
    } else if (is_heading(one, text, count)) {
      heading(text);
    } else if (write_stretches(text, said_by_speakers(text, consultation_.roster), true)) {
      in_body_ = true;
    } else if (!in_body_ || is_frame(words)) {
      part_.append(text, in_body_ ? Role::signature : Role::letterhead);
      head_ += text + '\n';
    } else if (write_stretches(text, said_by_number(text), false)) {
    } else if (one.alignment == "center" || count < 4) {
      part_.append(text, Role::signature);
    } else {
      one_opinion(text);
    }
  }

  bool is_heading(const DocxParagraph& one, const std::string& text, std::size_t count) const {
    const std::string_view words = trim(text);
    if (count > heading_words || words.ends_with(".") || words.ends_with(";") || contains(words, "\"") || contains(words, "“")) return false;
    if (!only_member(text, consultation_.roster).empty()) return false;
    if (one.outline_level >= 0) return true;
    return is_numbered(one, text) || (in_body_ && one.all_bold());
  }

  void heading(const std::string& text) {
    in_body_ = true;
    const std::string words = fold_words(text, Fold::marks);
    bool names_document = false;
    for (const std::string_view name : {"bao cao", "du thao", "van kien", "dang bo", "de an", "ke hoach", "quy che", "quy dinh"}) names_document = names_document || contains(words, name);
    // "1. Về chủ đề Đại hội (1.1)": the guide's topics in brackets.
    std::vector<std::string> topics;
    for (const Topic& topic : consultation_.guide.topics)
      if (!topic.parent.empty() && names_label(text, topic.label)) topics.push_back(topic.label);
    topic_ = topics.size() == 1 ? topics.front() : "";
    if (names_document) document_name_ = text;
    heading_label_ = std::string(trim(text.substr(0, text.find(' '))));
    const bool points = contains(words, "muc ") || contains(words, "trang ") || contains(words, "dieu ") || contains(words, "phan thu");
    reference_ = points ? text : "";
    part_.append(text, names_document ? Role::document : Role::place);
  }

  // The label between brackets, alone or in a list: "(1.2, 1.4)".
  static bool names_label(std::string_view text, const std::string& label) {
    const std::size_t open = text.rfind('(');
    if (open == std::string_view::npos || label.empty()) return false;
    const std::string_view inside = text.substr(open);
    for (std::size_t at = inside.find(label); at != std::string_view::npos; at = inside.find(label, at + 1)) {
      const char before = inside[at - 1], after = at + label.size() < inside.size() ? inside[at + label.size()] : ')';
      if (std::isdigit(static_cast<unsigned char>(before)) == 0 && before != '.' && std::isdigit(static_cast<unsigned char>(after)) == 0 && after != '.') return true;
    }
    return false;
  }

  static bool is_frame(const std::string& words) {
    return std::ranges::any_of(frame, [&](std::string_view phrase) { return begins_with(words, phrase); });
  }

  void fill(Opinion& opinion) const {
    opinion.hints.document = document_name_;
    opinion.hints.topic = topic_;
    opinion.hints.reference = reference_;
    if (form_ == Form::minutes) opinion.hints.document = lead_document_.empty() ? document_name_ : lead_document_;
  }

  bool write_stretches(const std::string& text, const std::vector<SaidStretch>& stretches, bool spoken) {
    if (stretches.empty()) return false;
    std::size_t at = 0;
    lead_document_.clear();
    for (const SaidStretch& one : stretches) {
      part_.append(std::string_view(text).substr(at, one.start - at), spoken ? Role::author : at == 0 && one.start > 0 ? Role::place : Role::separator);
      // "Về báo cáo của Đảng bộ Khối, đ/c …" holds for the rest of the paragraph.
      const std::string lead = fold_words(one.lead, Fold::marks);
      if (begins_with(lead, "ve") || begins_with(lead, "doi voi") || begins_with(lead, "o")) lead_document_ = one.lead;
      Opinion& opinion = part_.append_opinion(std::string_view(text).substr(one.start, one.end - one.start), where_);
      fill(opinion);
      if (!one.lead.empty() && !spoken) opinion.hints.reference = one.lead;
      opinion.hints.member = !one.member.empty() ? one.member : one.speaker;
      opinion.reported_count = one.reported_count;
      at = one.end;
    }
    part_.append(std::string_view(text).substr(at), Role::separator);
    return true;
  }

  // A paragraph that is one opinion; who gave it may stand in brackets at its end.
  void one_opinion(const std::string& text) {
    std::size_t end = text.size(), start = 0;
    const std::size_t open = text.rfind('(');
    std::string member;
    if (open != std::string::npos && open > 0 && trim(text).ends_with(")")) member = only_member(std::string_view(text).substr(open), consultation_.roster);
    if (!member.empty()) end = open;
    while (end > start && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
    for (const std::string_view bullet : {"- ", "+ ", "• ", "– ", "* "})
      if (text.starts_with(bullet)) start = bullet.size();
    while (start < end && text[start] == ' ') ++start;
    part_.append(std::string_view(text).substr(0, start), Role::number);
    // "ĐV-0306: …"
    if (const std::size_t colon = text.find(':', start); member.empty() && colon != std::string::npos && colon - start < 40 && colon + 1 < end) {
      member = only_member(std::string_view(text).substr(start, colon - start), consultation_.roster);
      if (!member.empty()) {
        std::size_t said = colon + 1;
        while (said < end && text[said] == ' ') ++said;
        part_.append(std::string_view(text).substr(start, said - start), Role::author);
        start = said;
      }
    }
    lead_document_.clear();
    Opinion& opinion = part_.append_opinion(std::string_view(text).substr(start, end - start), where_);
    fill(opinion);
    opinion.hints.member = member;
    part_.append(std::string_view(text).substr(end), end < text.size() && text[end] == ' ' && !member.empty() ? Role::author : Role::separator);
  }

  // The unit of the roster that the words name; the longest name wins.
  std::string unit_in(std::string_view text) const {
    const std::string words = ' ' + fold_words(text, Fold::marks) + ' ';
    std::string best;
    std::size_t longest = 0;
    for (const Unit& unit : consultation_.roster.units) {
      const std::string name = fold_words(unit.name, Fold::marks);
      if (!unit.parent.empty() && name.size() > longest && contains(words, ' ' + name + ' ')) {
        longest = name.size();
        best = unit.name;
      }
    }
    return best;
  }

  Form form_;
  Reading& reading_;
  const DocxDocument& document_;
  const Consultation& consultation_;
  PartBuilder part_;
  bool begun_ = false, in_body_ = false;
  std::string head_, where_, topic_, document_name_, lead_document_, heading_label_, reference_;
};

Result<Reading> read_prose(ProseReader::Form form, const Input& input, const Consultation& consultation) {
  const DocxDocument document = TRY(read_docx_document(input.bytes));
  Reading reading;
  reading.form = form == ProseReader::Form::minutes ? "docx-minutes" : "docx-report";
  if (form == ProseReader::Form::minutes) reading.channel = Channel::meeting;
  ProseReader(form, reading, document, consultation).read();
  if (reading.opinions.empty()) reading.problems.push_back({Error::Kind::bad_input, {}, {}, "no opinion found in the document"});
  return reading;
}

}  // namespace

double recognise_docx_minutes(const Input& input, const Consultation&) {
  if (!looks_like_docx(input.bytes)) return 0;
  const Result<DocxDocument> document = read_docx_document(input.bytes);
  if (!document || is_copy_of_draft(*document)) return 0;
  return contains(head_of(*document), "bien ban") ? 0.75 : 0;
}

Result<Reading> read_docx_minutes(const Input& input, const Consultation& consultation) { return read_prose(ProseReader::Form::minutes, input, consultation); }

double recognise_docx_report(const Input& input, const Consultation&) {
  if (!looks_like_docx(input.bytes)) return 0;
  const Result<DocxDocument> document = read_docx_document(input.bytes);
  if (!document || is_copy_of_draft(*document)) return 0;
  const std::string head = head_of(*document);
  return contains(head, "bao cao") && (contains(head, "tong hop") || contains(head, "y kien gop y") || contains(head, "ket qua gop y") || contains(head, "ket qua lay y kien")) ? 0.7 : 0;
}

Result<Reading> read_docx_report(const Input& input, const Consultation& consultation) { return read_prose(ProseReader::Form::report, input, consultation); }

double recognise_docx_letter(const Input& input, const Consultation&) {
  if (!looks_like_docx(input.bytes)) return 0;
  const Result<DocxDocument> document = read_docx_document(input.bytes);
  return document && !is_copy_of_draft(*document) ? 0.2 : 0;
}

namespace {

// "Mã TV: TV.0604", "Tôi là đoàn viên mã số M-37, …": who wrote the letter; nobody when two are named.
std::string stated_member(const DocxDocument& document, const Roster& roster) {
  std::string found;
  for (const DocxParagraph& one : document.body) {
    const std::string text = one.text_after(), words = ' ' + fold_words(text, Fold::marks) + ' ';
    const bool states = std::ranges::count(words, ' ') < 9 || contains(words, " ma so ") || contains(words, " ma doan vien ") || contains(words, " ma dang vien ");
    if (one.table >= 0 || !states) continue;
    const std::string code = only_member(text, roster);
    if (code.empty() || code == found) continue;
    if (!found.empty()) return {};
    found = code;
  }
  return found;
}

// "Mã TV:" with nothing behind it, as in a form that its sender left open.
bool is_open_label(std::string_view text) {
  int strength = 0;
  const std::string_view words = trim(text);
  if (!words.ends_with(":") || words.size() > 40) return false;
  const ColumnKind kind = column_kind(words, strength);
  return kind == ColumnKind::member || kind == ColumnKind::unit || kind == ColumnKind::detail || kind == ColumnKind::category;
}

}  // namespace

Result<Reading> read_docx_letter(const Input& input, const Consultation& consultation) {
  const DocxDocument document = TRY(read_docx_document(input.bytes));
  Reading reading;
  reading.form = "docx-letter";
  std::vector<ProseParagraph> paragraphs;
  bool has_table = false;
  OpinionTables tables(document);
  std::string named;  // the last line that names a document
  for (std::size_t i = 0; i < document.body.size(); ++i) {
    const DocxParagraph& one = document.body[i];
    has_table = has_table || one.table >= 0;
    if (const std::size_t end = tables.take(i, {named, {}}); end > i) {
      i = end - 1;
      continue;
    }
    const std::string text = one.text_after();
    if (text.empty()) continue;
    if (const std::string words = fold_words(text, Fold::marks); contains(words, "bao cao") || contains(words, "van kien") || contains(words, "du thao")) named = text;
    paragraphs.push_back({text, "\n", !one.numbering.empty(), false, one.all_bold(), tables.heads(i) || is_open_label(text)});
  }
  PartBuilder part(reading, "word/document.xml");
  read_letter(paragraphs, {consultation, "word/document.xml", {}}, part, reading);
  tables.read(reading, consultation);
  reading.member_as_written = stated_member(document, consultation.roster);
  if (reading.opinions.empty()) reading.problems.push_back({Error::Kind::bad_input, {}, {}, has_table ? "no column of opinions found in its tables" : "no opinion found in the document"});
  return reading;
}

}  // namespace dh::intake
