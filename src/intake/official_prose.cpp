#include "intake/official_prose.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "intake/author_label.h"
#include "intake/reported_speech.h"
#include "intake/separate_requests.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

constexpr std::size_t head_bytes = 3000;   // of folded text, looked at to tell the form
constexpr std::size_t heading_words = 24;

// Sentences of the frame, by how they begin. Folded.
constexpr std::array<std::string_view, 46> frame = {
    "hom nay", "vao luc", "vao hoi", "thanh phan", "co mat", "vang mat", "chu tri", "chu toa", "thu ky", "tm", "t m", "nguoi ghi", "dia diem", "thoi gian", "thuc hien huong dan",
    "thuc hien cong van", "thuc hien ke hoach", "can cu", "tren day la", "kinh gui", "hoi nghi ket thuc", "cuoc hop ket thuc", "buoi hop ket thuc", "buoi sinh hoat ket thuc", "bien ban duoc",
    "bien ban nay", "bien ban ket thuc", "dai dien", "so", "cong hoa", "doc lap", "dang cong san", "doan tncs", "ban chap hanh", "bi thu", "pho bi thu", "xac nhan", "luu", "noi dung hop",
    "hoi nghi da tien hanh", "qua tong hop", "sau khi nghe", "ngay", "het", "ky ten", "noi nhan"};
// Headings over facts, not over opinions. Folded.
constexpr std::array<std::string_view, 10> facts = {"tinh hinh", "cong tac to chuc", "to chuc trien khai", "cong tac chi dao", "qua trinh trien khai", "cong tac trien khai", "ket qua tham gia",
                                                    "cong tac chuan bi", "tham du", "thanh phan"};
constexpr std::array<std::string_view, 5> requests = {"de nghi", "kien nghi", "de xuat", "bo sung", "sua"};
constexpr std::array<std::string_view, 12> judgements = {"de nghi", "kien nghi", "de xuat", "bo sung", "sua", "nen", "thay", "dong y", "nhat tri", "thong nhat", "can", "ban khoan"};

bool contains(std::string_view text, std::string_view phrase) { return text.find(phrase) != std::string_view::npos; }
bool begins_with(std::string_view words, std::string_view phrase) { return words.starts_with(phrase) && (words.size() == phrase.size() || words[phrase.size()] == ' '); }
bool holds_word(const std::string& words, std::string_view phrase) { return contains(' ' + words + ' ', ' ' + std::string(phrase) + ' '); }
std::size_t word_count(std::string_view words) { return words.empty() ? 0 : static_cast<std::size_t>(std::ranges::count(words, ' ')) + 1; }

bool asks(const std::string& words) {
  return std::ranges::any_of(requests, [&](std::string_view word) { return holds_word(words, word); });
}
bool judges(const std::string& words) {
  return std::ranges::any_of(judgements, [&](std::string_view word) { return holds_word(words, word); });
}

bool names_a_document(std::string_view words) {
  for (const std::string_view name : {"bao cao", "du thao", "van kien", "dang bo", "de an", "ke hoach", "quy che", "quy dinh"})
    if (contains(words, name)) return true;
  return false;
}

// "I.", "2.", "1.2.", "a)", "A/", "Phần B" at the beginning of the text or as a number of the program's own.
bool is_numbered(const ProseParagraph& paragraph, std::string_view text, const std::string& words) {
  if (paragraph.numbered) return true;
  if (begins_with(words, "phan") && words.size() > 5) return true;
  std::size_t at = 0;
  while (at < text.size() && at < 7 && (std::isdigit(static_cast<unsigned char>(text[at])) != 0 || text[at] == 'I' || text[at] == 'V' || text[at] == 'X' || text[at] == '.')) ++at;
  if (at == 0 && !text.empty() && text[0] >= 'A' && text[0] <= 'H') at = 1;
  if (at == 0 || at >= text.size()) return false;
  const bool marked = text[at - 1] == '.' || text[at] == ')' || text[at] == '/' || text[at] == '-' || (text[at] == '.' && at + 1 < text.size() && text[at + 1] == ' ');
  return marked && (text[at] == ' ' || text[at] == ')' || text[at] == '-' || text[at] == '/' || text[at] == '.');
}

class OfficialReader {
 public:
  OfficialReader(const Consultation& consultation, PartBuilder& part, Reading& reading)
      : reading_(reading), consultation_(consultation), part_(part) {}

  std::vector<TableInProse> read(const std::vector<ProseParagraph>& paragraphs) {
    // A document without a heading or a name in it begins where its letterhead ends.
    const bool plain = std::ranges::none_of(paragraphs, [&](const ProseParagraph& one) { return starts_body(one); });
    std::size_t number = 0;
    for (const ProseParagraph& one : paragraphs) {
      ++number;
      if (one.table >= 0) tables_.push_back({one.table, document_name_, topic_, reference_});
      if (plain && !in_body_ && word_count(fold_words(one.text)) >= 8 && !one.centred) in_body_ = true;
      where_ = "paragraph " + std::to_string(one.index >= 0 ? one.index + 1 : static_cast<int>(number)) + (heading_label_.empty() ? "" : ", " + heading_label_);
      if (!one.text.empty()) paragraph(one, one.text);
      part_.append(one.separator, Role::separator);
    }
    if (reading_.unit_as_written.empty()) reading_.unit_as_written = unit_in(head_);
    return std::move(tables_);
  }

 private:
  bool starts_body(const ProseParagraph& one) const {
    const std::string words = fold_words(one.text, Fold::marks);
    return is_heading(one, one.text, words) || !said_by_speakers(one.text, consultation_.roster).empty() || !said_by_number(one.text).empty() || is_item(one);
  }

  // An item of a list that somebody's code ends or begins: no letterhead has such.
  bool is_item(const ProseParagraph& one) const { return one.bullet && !only_member(one.text, consultation_.roster).empty(); }

  void paragraph(const ProseParagraph& one, const std::string& text) {
    const std::string words = fold_words(text, Fold::marks);
    const std::size_t count = word_count(words);
    if (words.empty()) {
      part_.append(text, in_body_ ? Role::separator : Role::letterhead);
    } else if (ended_) {
      part_.append(text, Role::signature);
    } else if (in_body_ && (begins_with(words, "noi nhan") || begins_with(words, "tm") || begins_with(words, "t m"))) {
      ended_ = true;
      part_.append(text, Role::signature);
    } else if (is_heading(one, text, words)) {
      heading(text, words);
    } else if (is_chair(text)) {
      in_body_ = true;
      part_.append(text, Role::signature);
    } else if (!is_frame(words) && write_stretches(text, said_by_speakers(text, consultation_.roster), true)) {
      in_body_ = true;
    } else if (is_item(one)) {
      in_body_ = true;
      opinions_of(text);
    } else if (!in_body_ && write_stretches(text, said_by_number(text), false)) {
      in_body_ = true;
    } else if (!in_body_ || (is_frame(words) && !asks(words))) {
      part_.append(text, in_body_ ? Role::signature : Role::letterhead);
      head_ += text + '\n';
      if (!in_body_ && titles_one_document(words)) document_name_ = text;
    } else if ((over_facts_ && !asks(words)) || (concludes_ && !judges(words))) {
      part_.append(text, Role::letterhead);
    } else if (write_stretches(text, said_by_number(text), false)) {
    } else if (trim(text).ends_with(":") && count <= 40) {
      lead_ = text;
      part_.append(text, Role::place);
    } else if (one.centred || count < 4) {
      part_.append(text, Role::signature);
    } else {
      opinions_of(text);
    }
  }

  bool is_heading(const ProseParagraph& one, const std::string& text, const std::string& folded) const {
    const std::string_view words = trim(text);
    if (word_count(folded) > heading_words || words.ends_with(".") || words.ends_with(";") || words.ends_with("?") || contains(words, "\"") || contains(words, "“")) return false;
    if (!only_member(text, consultation_.roster).empty()) return false;
    if (one.heading) return true;
    if (!said_by_number(text).empty()) return false;
    if (word_count(folded) <= 10 && names_a_document(folded) && !judges(folded) && (one.bullet || in_body_)) return true;
    if (one.bullet) return false;
    if (words.ends_with(":") && word_count(folded) > 12) return false;
    if (is_numbered(one, words, folded)) return true;
    if (in_body_ && one.bold) return true;
    // "Về chỉ tiêu": what a section is about, in a line of its own.
    const bool about = begins_with(folded, "ve") || begins_with(folded, "doi voi") || begins_with(folded, "gop y") || begins_with(folded, "y kien ve");
    return about && word_count(folded) <= 12 && !judges(folded) && !one.centred;
  }

  void heading(const std::string& text, const std::string& words) {
    in_body_ = true;
    lead_.clear();
    over_facts_ = std::ranges::any_of(facts, [&](std::string_view phrase) { return contains(words, phrase); }) && !contains(words, "y kien ve") && !contains(words, "gop y");
    concludes_ = contains(words, "ket luan");  // what the meeting resolves may be an opinion, what the chair sums up is none
    const bool names_document = names_a_document(words);
    // "1. Về chủ đề Đại hội (1.1)": the guide's topics in brackets.
    std::vector<std::string> topics;
    for (const Topic& topic : consultation_.guide.topics)
      if (!topic.parent.empty() && names_label(text, topic.label)) topics.push_back(topic.label);
    topic_ = topics.size() == 1 ? topics.front() : "";
    if (names_document) document_name_ = text;
    heading_label_ = std::string(trim(text.substr(0, text.find(' '))));
    const bool points = contains(words, "muc ") || contains(words, "trang ") || contains(words, "dieu ") || contains(words, "phan thu");
    reference_ = points ? text : "";
    section_ = names_document ? "" : text;
    part_.append(text, names_document ? Role::document : Role::place);
  }

  // The label between brackets, alone or in a list: "(1.2, 1.4)"; or in front: "1.7. Về chỉ tiêu".
  static bool names_label(std::string_view text, const std::string& label) {
    if (label.empty()) return false;
    const std::string_view words = trim(text);
    if (label.find('.') != std::string::npos && words.starts_with(label) && words.size() > label.size() && (words[label.size()] == ' ' || words[label.size()] == '.') &&
        (words.size() <= label.size() + 1 || std::isdigit(static_cast<unsigned char>(words[label.size() + 1])) == 0))
      return true;
    const std::size_t open = text.rfind('(');
    if (open == std::string_view::npos) return false;
    const std::string_view inside = text.substr(open);
    for (std::size_t at = inside.find(label); at != std::string_view::npos; at = inside.find(label, at + 1)) {
      const char before = inside[at - 1], after = at + label.size() < inside.size() ? inside[at + label.size()] : ')';
      if (std::isdigit(static_cast<unsigned char>(before)) == 0 && before != '.' && std::isdigit(static_cast<unsigned char>(after)) == 0 && after != '.') return true;
    }
    return false;
  }

  // "Tổng hợp ý kiến tham gia dự thảo Báo cáo chính trị Đảng bộ tỉnh": all of the paper is on it, unless a heading says
  // otherwise. "Dự thảo văn kiện đại hội các cấp" is none of them in particular.
  static bool titles_one_document(const std::string& words) {
    const std::size_t draft = words.find("du thao ");
    if (draft == std::string::npos || word_count(words) > 30 || contains(words, "van kien") || contains(words, "cac du thao")) return false;
    const std::string_view named = std::string_view(words).substr(draft + std::string_view("du thao ").size());
    for (const std::string_view name : {"bao cao", "de an", "ke hoach", "quy che", "quy dinh", "nghi quyet", "chuong trinh"})
      if (begins_with(named, name)) return true;
    return false;
  }

  static bool is_frame(const std::string& words) {
    return std::ranges::any_of(frame, [&](std::string_view phrase) { return begins_with(words, phrase); });
  }

  // "Chủ trì trả lời: …", "Kết luận, chủ trì tóm tắt: …": who leads the meeting sums up or answers.
  static bool is_chair(std::string_view text) {
    const std::string_view before = text.substr(0, std::min<std::size_t>(text.find(':'), 120));
    const std::string words = fold_words(before, Fold::marks);
    if (word_count(words) > 14) return false;
    const bool leads = contains(words, "chu tri") || contains(words, "chu toa") || contains(words, "ban chu tri") || begins_with(words, "ket luan") || contains(words, "bi thu");
    const bool sums_up = contains(words, "tra loi") || contains(words, "ket luan") || contains(words, "tom tat") || contains(words, "tiep thu") || contains(words, "ghi nhan") ||
                         contains(words, "giai trinh") || contains(words, "khai mac") || contains(words, "be mac") || contains(words, "quan triet");
    return leads && sums_up;
  }

  void fill(Opinion& opinion) const {
    opinion.hints.document = lead_document_.empty() ? document_name_ : lead_document_;
    opinion.hints.topic = topic_;
    opinion.hints.reference = lead_.empty() ? reference_ : lead_;
    opinion.hints.section = lead_section_.empty() ? section_ : lead_section_;
  }

  // "Về báo cáo của Đảng bộ Khối, đ/c …" holds for the rest of the paragraph, and so does "Về kết nạp đảng, …"; "Riêng
  // đ/c …" goes on with what was spoken of before.
  void take_lead(const std::string& words) {
    const std::string lead = fold_words(words, Fold::marks);
    if (word_count(lead) < 2) return;
    const bool about = begins_with(lead, "ve") || begins_with(lead, "doi voi") || begins_with(lead, "o") || begins_with(lead, "chuyen sang") || begins_with(lead, "rieng");
    if (!about) return;
    if (names_a_document(lead)) lead_document_ = words;
    lead_section_ = names_a_document(lead) ? "" : words;
  }

  bool write_stretches(const std::string& text, const std::vector<SaidStretch>& stretches, bool spoken) {
    if (stretches.empty()) return false;
    std::size_t at = 0;
    lead_document_.clear();
    lead_section_.clear();
    for (const SaidStretch& one : stretches) {
      std::size_t end = one.end;
      while (end > one.start && (text[end - 1] == ';' || text[end - 1] == ' ')) --end;
      part_.append(std::string_view(text).substr(at, one.start - at), spoken ? Role::author : at == 0 && one.start > 3 ? Role::place : Role::separator);
      take_lead(one.lead);
      std::size_t written = one.start;
      for (const TextRange range : separate_requests(std::string_view(text).substr(one.start, end - one.start))) {
        part_.append(std::string_view(text).substr(written, one.start + range.start - written), Role::separator);
        written = one.start + range.end;
        Opinion& opinion = part_.append_opinion(std::string_view(text).substr(one.start + range.start, range.end - range.start), where_);
        fill(opinion);
        if (!one.lead.empty() && !spoken) opinion.hints.reference = one.lead;
        opinion.hints.member = !one.member.empty() ? one.member : one.speaker;
        opinion.reported_count = one.reported_count;
      }
      part_.append(std::string_view(text).substr(written, end - written), Role::separator);
      at = end;
    }
    part_.append(std::string_view(text).substr(at), Role::separator);
    return true;
  }

  // A paragraph without a speaker: nearly always one opinion.
  void opinions_of(const std::string& text) {
    const std::vector<TextRange> parted = separate_requests(text);
    if (parted.size() < 2) return one_opinion(text);
    for (std::size_t i = 0; i < parted.size(); ++i) {
      const std::size_t start = i == 0 ? 0 : parted[i].start, end = i + 1 < parted.size() ? parted[i + 1].start : text.size();
      one_opinion(text.substr(start, end - start));
    }
  }

  // A stretch that is one opinion; who gave it may stand in brackets at its end.
  void one_opinion(const std::string& text) {
    std::size_t end = text.size(), start = 0;
    const std::size_t open = text.rfind('(');
    std::string member;
    if (open != std::string::npos && open > 0 && trim(text).ends_with(")")) {
      const std::string_view inside = std::string_view(text).substr(open);
      member = only_member(inside, consultation_.roster);
      if (member.empty() && consultation_.roster.index().made_like_a_code(inside)) member = trim(inside.substr(1, inside.rfind(')') - 1));
    }
    if (!member.empty()) end = open;
    while (end > start && (text[end - 1] == ' ' || text[end - 1] == '\n' || text[end - 1] == ';')) --end;
    for (const std::string_view bullet : {"- ", "+ ", "• ", "– ", "* "})
      if (text.starts_with(bullet)) start = bullet.size();
    while (start < end && text[start] == ' ') ++start;
    part_.append(std::string_view(text).substr(0, start), Role::number);
    const AuthorLabel label = member.empty() ? author_label(std::string_view(text).substr(start, end - start), consultation_.roster) : AuthorLabel{};
    part_.append(std::string_view(text).substr(start, label.end), Role::author);
    start += label.end;
    if (label.end > 0) member = label.member;
    lead_document_.clear();
    lead_section_.clear();
    Opinion& opinion = part_.append_opinion(std::string_view(text).substr(start, end - start), where_);
    fill(opinion);
    opinion.hints.member = member;
    const bool author_follows = end < text.size() && !member.empty() && label.end == 0 && open != std::string::npos && open >= end;
    part_.append(std::string_view(text).substr(end), author_follows ? Role::author : Role::separator);
  }

  // The unit that the words name: one below another, where there is such, says more than the one above it.
  std::string unit_in(std::string_view text) const {
    const std::string words = fold_words(text, Fold::marks);
    const Roster& roster = consultation_.roster;
    auto unit = roster.index().sub_unit_in(words);
    if (!unit) unit = roster.index().unit_in(words);
    return unit ? roster.units[*unit].name : std::string{};
  }

  Reading& reading_;
  const Consultation& consultation_;
  PartBuilder& part_;
  std::vector<TableInProse> tables_;
  bool in_body_ = false, over_facts_ = false, concludes_ = false, ended_ = false;
  std::string head_, where_, topic_, document_name_, lead_document_, heading_label_, reference_, section_, lead_section_, lead_;
};

}  // namespace

OfficialForm official_form(const std::vector<ProseParagraph>& paragraphs) {
  std::size_t bytes = 0;
  bool minutes = false, report = false, opinions = false;
  for (const ProseParagraph& one : paragraphs) {
    const std::string words = fold_words(one.text, Fold::marks);
    bytes += words.size();
    // The kind of a document stands in a line of its own, or opens the line that names it.
    const bool title = word_count(words) <= 30;
    minutes = minutes || (title && contains(words, "bien ban"));
    report = report || (title && (words == "bao cao" || begins_with(words, "bao cao tong hop") || begins_with(words, "bao cao ket qua") || contains(words, "tong hop y kien") ||
                                  begins_with(words, "bao cao gop y") || begins_with(words, "bao cao tinh hinh")));
    opinions = opinions || contains(words, "y kien") || contains(words, "gop y") || contains(words, "tham gia");
    if (bytes > head_bytes) break;
  }
  if (minutes) return OfficialForm::minutes;
  return report && opinions ? OfficialForm::report : OfficialForm::none;
}

std::vector<TableInProse> read_official(const std::vector<ProseParagraph>& paragraphs, const Consultation& consultation, PartBuilder& part, Reading& reading) {
  return OfficialReader(consultation, part, reading).read(paragraphs);
}

}  // namespace dh::intake
