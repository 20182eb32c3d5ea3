#include "intake/prose.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "intake/author_label.h"
#include "intake/separate_requests.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

// All phrases are folded: lower case, no tone marks.
constexpr std::array<std::string_view, 16> greetings = {
    "kinh gui", "kinh thua", "kinh chao", "da kinh gui", "da kinh thua", "da thua", "chao", "xin chao", "than gui", "than chao",
    "gui", "da em gui", "em gui", "dear", "hello", "hi"};
constexpr std::array<std::string_view, 15> closings = {
    "tran trong", "xin cam on", "xin chan thanh cam on", "chan thanh cam on", "rat cam on", "cam on", "kinh", "kinh thu", "than ai",
    "than men", "chao than ai", "chao quyet thang", "best regards", "regards", "thanks"};
constexpr std::array<std::string_view, 9> mail_quotations = {
    "thu goc", "original message", "forwarded message", "thu chuyen tiep", "begin forwarded", "tin nhan chuyen tiep",
    "da viet", "wrote", "tin nhan goc"};
constexpr std::array<std::string_view, 8> sendings = {"gui", "gui lai", "gui bo sung", "nop", "se gui", "tra loi sau", "da nhan duoc", "xin phep gui"};
constexpr std::array<std::string_view, 4> acknowledgements = {"da nhan duoc", "se gui", "gui sau", "tra loi sau"};
constexpr std::array<std::string_view, 3> handed_on = {"y kien", "gop y", "phan hoi"};
constexpr std::array<std::string_view, 5> strong_requests = {"de nghi", "kien nghi", "de xuat", "bo sung", "sua"};
constexpr std::array<std::string_view, 6> selves = {"em", "toi", "minh", "chung em", "chung toi", "don vi"};
constexpr std::array<std::string_view, 9> titles = {"y kien gop y", "gop y", "tong hop y kien", "ban tong hop", "danh sach y kien", "noi dung gop y", "phieu gop y", "ban gop y", "tong hop gop y"};
constexpr std::array<std::string_view, 4> forwards = {"forwarded message", "thu chuyen tiep", "begin forwarded", "tin nhan chuyen tiep"};
constexpr std::array<std::string_view, 9> speakers_of_themselves = {"em", "toi", "minh", "chung em", "chung toi", "xin", "em xin", "toi xin", "minh xin"};
constexpr std::array<std::string_view, 6> attachments = {"dinh kem", "kem theo", "gui kem", "file", "tep", "attached"};
constexpr std::array<std::string_view, 41> openings = {
    "trang", "muc", "phan", "diem", "dieu", "khoan", "tai", "chi tieu", "chu thich", "tieu de", "phu luc", "doan", "cau", "cum",
    "de nghi", "kien nghi", "de xuat", "bo sung", "sua", "them", "bo", "nen", "hien ke", "ve", "doi voi", "ngoai ra", "toi de nghi",
    "nhat tri", "thong nhat", "dong y", "dong tinh", "gop y", "y kien", "thay",
    "cung muc", "cung phan", "cung trang", "cung doan", "o muc", "o phan", "o trang"};
// Words that ask for something or judge: a line that holds one is more than a form of politeness.
constexpr std::array<std::string_view, 22> judgements = {
    "de nghi", "kien nghi", "de xuat", "bo sung", "sua", "them", "nen", "dong y", "nhat tri", "thong nhat", "chua", "thieu", "sai",
    "can", "khong", "trung", "lap", "phai", "hien ke", "tai sao", "vi sao", "thua"};

std::size_t word_count(std::string_view folded) {
  return folded.empty() ? 0 : static_cast<std::size_t>(std::ranges::count(folded, ' ')) + 1;
}

bool begins_with(std::string_view folded, std::string_view phrase) {
  return folded.starts_with(phrase) && (folded.size() == phrase.size() || folded[phrase.size()] == ' ');
}

template <std::size_t size>
bool begins_with_one(std::string_view folded, const std::array<std::string_view, size>& phrases) {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) { return begins_with(folded, phrase); });
}

template <std::size_t size>
bool holds_one(std::string_view folded, const std::array<std::string_view, size>& phrases) {
  const std::string padded = " " + std::string(folded) + " ";
  return std::ranges::any_of(phrases, [&](std::string_view phrase) { return padded.find(" " + std::string(phrase) + " ") != std::string::npos; });
}

bool has_quotation(std::string_view text) {
  return fold(text, Fold::marks).find('"') != std::string::npos;
}

// "1. ", "2) ", "a) ", "- ", "+ ", "• ", "(1) ": the length of the mark with its blank, 0 when there is none.
std::size_t list_mark(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && line[at] == ' ') ++at;
  const std::size_t start = at;
  for (const std::string_view bullet : {"-", "+", "*", "•", "–", "—", "●", "▪", "o"}) {
    if (!line.substr(at).starts_with(bullet)) continue;
    const std::size_t after = at + bullet.size();
    if (after < line.size() && (line[after] == ' ' || line[after] == '\t')) return after + 1;
  }
  const bool open = at < line.size() && line[at] == '(';
  if (open) ++at;
  const std::size_t digits = at;
  while (at < line.size() && std::isdigit(static_cast<unsigned char>(line[at])) != 0) ++at;
  if (at == digits && at < line.size() && std::islower(static_cast<unsigned char>(line[at])) != 0) ++at;
  if (at == digits || at - start > 4 || at >= line.size()) return 0;
  const bool letter = std::isdigit(static_cast<unsigned char>(line[digits])) == 0;
  if (line[at] == ')' || (!open && !letter && (line[at] == '.' || line[at] == '/'))) {
    ++at;
    if (line[start] != '(' && !letter && at < line.size() && std::isdigit(static_cast<unsigned char>(line[at])) != 0) return 0;  // 1.2
    if (at < line.size() && (line[at] == ' ' || line[at] == '\t')) return at + 1;
  }
  return 0;
}

// "toi xin cam on" -> "cam on": who speaks of himself says no more by it.
std::string_view without_self(std::string_view folded) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view self : speakers_of_themselves)
      if (begins_with(folded, self) && folded.size() > self.size()) {
        folded.remove_prefix(self.size() + 1);
        again = true;
        break;
      }
  }
  return folded;
}

// "[19:05] ", "12/05/2020 19:05 - ", "[12/5, 7:05 PM] ": when a message of a chat was sent; its length, 0 when there is none.
std::size_t chat_time(std::string_view line) {
  std::size_t at = 0, digits = 0;
  bool colon = false;
  while (at < line.size() && at < 32) {
    const char c = line[at];
    if (c >= '0' && c <= '9') ++digits;
    else if (c == ':') colon = colon || digits > 0;
    else if (std::string_view("[]/-., AMPapmh").find(c) == std::string_view::npos) break;
    ++at;
  }
  while (at > 0 && line[at - 1] != ' ' && line[at - 1] != ']') --at;
  const bool first = !line.empty() && (line[0] == '[' || (line[0] >= '0' && line[0] <= '9'));
  return first && colon && digits >= 3 && at >= 5 ? at : 0;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at <= text.size();) {
    std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) end = text.size();
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

class Letter {
 public:
  Letter(const LetterContext& context, PartBuilder& part, Reading& reading)
      : context_(context), part_(part), reading_(reading), first_opinion_(reading.opinions.size()) {}

  void read(const std::vector<ProseParagraph>& paragraphs) {
    const bool chat = std::ranges::count_if(paragraphs, [](const ProseParagraph& one) { return chat_time(one.text) > 0; }) > 1;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      const ProseParagraph& one = paragraphs[i];
      const std::string folded = fold_words(one.text, Fold::marks);
      if (ended_) {
        close(one, ended_role_);
      } else if (chat && pending_.empty() && reading_.opinions.size() == first_opinion_ && chat_time(one.text) == 0) {
        close(one, Role::letterhead);  // the group's name, the day
      } else if (forwarded_ && is_mail_header(one.text)) {
        take_forwarded_header(one);
      } else if (one.quoted && !forwarded_) {
        take_quoted(one);
      } else if (const Role role = courtesy(one, folded, i + 1 < paragraphs.size()); role != Role::opinion) {
        close(one, role);
      } else if (one.heading && !(asks(folded) && word_count(folded) > 6)) {
        flush();  // what stands above is not about what the heading says
        lead_in_ = trim(one.text);
        close(one, Role::place);
      } else {
        take_words(one, folded);
      }
    }
    flush();
    for (std::size_t i = first_opinion_; i < reading_.opinions.size(); ++i)
      if (reading_.opinions[i].hints.member.empty() && !nameless_[i - first_opinion_]) reading_.opinions[i].hints.member = author_.empty() ? context_.member_as_written : author_;
  }

 private:
  // What is no opinion. Gives Role::opinion for everything else.
  Role courtesy(const ProseParagraph& one, const std::string& folded, bool more_follows) {
    const std::string_view text = trim(one.text);
    if (text == "--" || one.text.starts_with("-- ") || one.text.starts_with("--\n") || text.starts_with("___")) {
      ended_ = true;
      ended_role_ = Role::signature;
      return Role::signature;
    }
    const std::size_t words = word_count(folded);
    if ((text.starts_with("---") || text.starts_with("***") || text.ends_with(":")) && words <= 25 && holds_one(folded, mail_quotations)) {
      // What somebody passes on is why the mail was sent; what stands below an answer was sent before.
      if (context_.forwarded || holds_one(folded, forwards)) {
        flush();
        forwarded_ = true;
        closing_seen_ = false;
        return Role::quoted_mail;
      }
      ended_ = true;
      ended_role_ = Role::quoted_mail;
      return Role::quoted_mail;
    }
    if (words == 0) return Role::separator;
    if (folded.size() <= 3 && std::ranges::all_of(folded, [](unsigned char c) { return std::isdigit(c) != 0; })) return Role::letterhead;  // a page's number
    if (const std::string code = roster_code(one.text); !code.empty() && words <= 14 && !holds_one(folded, judgements) && author_label(trim_mark(one.text), context_.consultation.roster).end == 0) {
      author_ = code;
      return Role::author;
    }
    // "SX-0501 - Chi đoàn Phòng Một": who signs, and where from.
    if (const AuthorLabel label = author_label(text, context_.consultation.roster); label.end > 0 && words <= 24) {
      const std::string rest = fold_words(text.substr(label.end), Fold::marks);
      if (is_unit_line(rest, word_count(rest))) {
        if (author_.empty()) author_ = label.member;
        return Role::author;
      }
    }
    if (is_unit_line(folded, words)) return Role::unit;
    if (words <= 12 && fold(text) != text && all_capitals(text) && !has_quotation(text) && !holds_one(folded, judgements)) return Role::letterhead;
    if (begins_with(folded, "van kien") && text.find(':') != std::string_view::npos && words <= 30 && !asks(folded)) {
      document_ = text.substr(text.find(':') + 1);
      return Role::document;
    }
    if (folded == "het" || folded == "hoan tat") return Role::signature;
    if (words <= 16 && names_document(folded) && !has_quotation(text) && !asks(folded) && document_line(text)) {
      flush();
      document_ = text;
      lead_in_ = points(folded) ? std::string(text) : "";
      return Role::document;
    }
    if (words <= 25 && !has_quotation(text) && !asks(folded)) {
      // What is sent, not what is thought: "Hôm nay em gửi lại cho chắc.", "Chuyển anh chị ý kiến của đoàn viên."
      if (holds_one(folded, selves) && holds_one(folded, sendings)) return Role::greeting;
      if (begins_with_one(folded, greetings) && holds_one(folded, acknowledgements)) return Role::greeting;
      if ((begins_with(folded, "chuyen") || begins_with(folded, "gui")) && (holds_one(folded, handed_on))) return Role::greeting;
    }
    if (words <= 14 && begins_with_one(folded, titles) && !text.ends_with(".") && text.find(':') == std::string_view::npos && !has_quotation(text) && !holds_one(folded, strong_requests)) {
      flush();
      if (names_document(folded) || folded.find("bao cao") != std::string::npos) document_ = text;
      return Role::document;
    }
    if (begins_with_one(without_self(folded), closings) && words <= 12 && !holds_one(folded, judgements)) {
      closing_seen_ = true;
      return Role::greeting;
    }
    if (closing_seen_ && words <= 8 && !holds_one(folded, judgements)) return Role::signature;
    if (begins_with_one(folded, greetings) && words <= 18 && !has_quotation(text) &&
        (text.ends_with(",") || text.ends_with(":") || text.ends_with("!") || !holds_one(folded, judgements)))
      return Role::greeting;
    if (words <= 25 && holds_one(folded, attachments) && !has_quotation(text) && !asks(folded)) return Role::greeting;
    if (words <= 8 && begins_with(folded, "em xin gui")) return Role::greeting;
    // "Tôi là …, ở …, xin góp mấy ý như sau:" may be long, for the writer says who he is.
    const bool announces = folded.ends_with("nhu sau") || folded.ends_with("sau day");
    if (text.ends_with(":") && more_follows && words <= (announces ? 45 : 25) && !has_quotation(text)) {
      flush();  // what stands above does not belong to it
      if (announces && author_.empty()) author_ = roster_code(text);
      lead_in_ = text;
      return Role::place;
    }
    return Role::opinion;
  }

  static std::string_view trim_mark(std::string_view text) {
    const std::size_t sent = chat_time(text);
    return trim(text.substr(sent > 0 ? sent : list_mark(text)));
  }

  // Without one small letter: a title.
  static bool all_capitals(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t from = at;
      next_code_point(text, at);
      const std::string letter(text.substr(from, at - from));
      const std::string folded = fold_words(letter);
      if (!folded.empty() && folded == to_nfc(letter) && (folded[0] < '0' || folded[0] > '9')) return false;
    }
    return true;
  }

  static bool names_document(const std::string& folded) {
    constexpr std::array<std::string_view, 6> names = {"bao cao chinh tri", "van kien", "du thao", "bao cao kiem diem", "de an", "nghi quyet"};
    return holds_one(folded, names);
  }

  // "2. Báo cáo chính trị tỉnh, mục 3.6 (du lịch)": the place in it too, for what follows.
  static bool points(const std::string& folded) {
    constexpr std::array<std::string_view, 9> pointing = {"muc", "trang", "dieu", "khoan", "chuong", "phu luc", "phan thu", "doan", "chi tieu"};
    return holds_one(folded, pointing);
  }

  // "A/ Báo cáo chính trị Đảng bộ tỉnh", "II. DỰ THẢO …": a label, then words that end in no stop.
  static bool document_line(std::string_view text) {
    if (text.ends_with(".") || text.ends_with("?") || text.ends_with(";") || text.find(':') != std::string_view::npos) return false;
    std::size_t at = 0;
    while (at < text.size() && at < 5 && (std::isalnum(static_cast<unsigned char>(text[at])) != 0)) ++at;
    const bool labelled = at > 0 && at + 1 < text.size() && (text[at] == '.' || text[at] == '/' || text[at] == ')') && (text[at + 1] == ' ' || text[at + 1] == '-');
    return labelled || all_capitals(text);
  }

  // "Từ: …", "Date: …" below the line that says that a mail is passed on.
  static bool is_mail_header(std::string_view text) {
    static constexpr std::array<std::string_view, 14> names = {"tu", "from", "date", "ngay", "subject", "chu de", "tieu de", "to", "den", "cc", "gui", "sent", "nguoi gui", "ngay gui"};
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon > 24) return false;
    const std::string name = fold_words(text.substr(0, colon), Fold::marks);
    return std::ranges::find(names, std::string_view(name)) != names.end();
  }

  void take_forwarded_header(const ProseParagraph& one) {
    if (const std::string code = roster_code(one.text); !code.empty() && author_.empty()) author_ = code;
    close(one, Role::mail_header);
  }

  static bool asks(const std::string& folded) {
    constexpr std::array<std::string_view, 8> strong = {"de nghi", "kien nghi", "de xuat", "bo sung", "sua", "nen", "dong y", "nhat tri"};
    return holds_one(folded, strong);
  }

  // The code that stands first in the words.
  std::string roster_code(std::string_view text) const {
    const Roster& roster = context_.consultation.roster;
    const std::vector<MemberMention> found = roster.index().members_in(text);
    return found.empty() ? std::string{} : roster.members[found.front().member].code;
  }

  bool is_unit_line(const std::string& folded, std::size_t words) const {
    if (words > 16) return false;
    const RosterIndex& index = context_.consultation.roster.index();
    if (index.unit_named(folded)) return true;
    constexpr std::string_view label = "don vi ";
    if (!folded.starts_with(label)) return false;
    const auto unit = index.unit_in(folded.substr(label.size()));
    return unit && folded.ends_with(fold_words(context_.consultation.roster.units[*unit].name, Fold::marks));
  }

  void take_quoted(const ProseParagraph& one) {
    std::string words;
    for (const std::string_view line : lines_of(one.text)) {
      std::string_view rest = trim(line);
      while (rest.starts_with(">")) rest = trim(rest.substr(1));
      if (!words.empty()) words += ' ';
      words += rest;
    }
    const bool from_draft = is_in_a_draft(words);
    close(one, from_draft ? Role::quoted_draft : Role::quoted_mail);
    if (from_draft) quote_ = words;
  }

  bool is_in_a_draft(std::string_view words) const {
    const std::string wanted = fold_words(words);
    if (word_count(wanted) < 4) return false;
    return std::ranges::any_of(context_.consultation.drafts, [&](const Draft& draft) {
      return std::ranges::any_of(draft.blocks, [&](const Block& block) { return fold_words(block.text).find(wanted) != std::string::npos; });
    });
  }

  void take_words(const ProseParagraph& one, const std::string& folded) {
    const std::string_view text = trim(one.text);
    const std::size_t sent = chat_time(one.text);
    const std::size_t mark = sent > 0 ? sent : one.bullet ? 0 : list_mark(one.text);
    if (sent > 0 && is_chatter(one.text.substr(sent))) {
      close(one, Role::greeting);
      return;
    }
    const bool begins = pending_.empty() || mark > 0 || author_label(text, context_.consultation.roster).end > 0 || one.bullet || !quote_.empty() || begins_with_one(folded, openings) ||
                        text.starts_with("\"") || text.starts_with("“");
    if (begins) {
      flush();
      lead_ = one.text.substr(0, mark);
      pending_ = one.text.substr(mark);
      pending_quote_ = std::exchange(quote_, {});
      pending_separator_ = one.separator;
    } else {
      pending_ += pending_separator_ + one.text;
      pending_separator_ = one.separator;
    }
  }

  // In a chat: a sign, a word of thanks, a remark to the others that judges nothing and points nowhere.
  bool is_chatter(std::string_view message) const {
    std::string_view said = message.substr(std::min(author_label(message, context_.consultation.roster).end, message.size()));
    const std::string folded = fold_words(said, Fold::marks);
    if (folded.empty()) return true;
    if (has_quotation(said) || folded.find_first_of("0123456789") != std::string::npos) return false;
    return (word_count(folded) <= 8 || begins_with_one(folded, greetings)) && !holds_one(folded, judgements) && !asks(folded);
  }

  void close(const ProseParagraph& one, Role role) {
    flush();
    part_.append(one.text, role);
    part_.append(one.separator, Role::separator);
  }

  // Writes the opinion that is gathered so far.
  void flush() {
    if (pending_.empty() && lead_.empty()) return;
    part_.append(lead_, Role::number);
    const std::string_view words = trim(pending_);
    if (words.empty()) {  // a list mark and no words after it
      part_.append(pending_ + pending_separator_, Role::separator);
      pending_.clear();
      lead_.clear();
      return;
    }
    const std::size_t before = static_cast<std::size_t>(words.data() - pending_.data());
    part_.append(std::string_view(pending_).substr(0, before), Role::separator);
    const AuthorLabel label = author_label(words, context_.consultation.roster);
    const std::size_t said = label.end;
    part_.append(words.substr(0, said), Role::author);
    const std::string_view rest = words.substr(said);
    std::size_t written = 0;
    for (const TextRange range : separate_requests(rest)) {
      part_.append(rest.substr(written, range.start - written), Role::separator);
      written = range.end;
      Opinion& opinion = part_.append_opinion(rest.substr(range.start, range.end - range.start), context_.where);
      if (said > 0) opinion.hints.member = label.member;
      nameless_.push_back(said > 0 && label.member.empty());
      opinion.hints.document = document_;
      opinion.hints.quote = pending_quote_;
      opinion.hints.reference = lead_in_;
    }
    part_.append(rest.substr(written), Role::separator);
    part_.append(std::string_view(pending_).substr(before + words.size()), Role::separator);
    part_.append(pending_separator_, Role::separator);
    pending_.clear();
    lead_.clear();
  }

  const LetterContext& context_;
  PartBuilder& part_;
  Reading& reading_;
  std::size_t first_opinion_;
  std::string pending_, lead_, pending_separator_, pending_quote_, quote_, lead_in_, author_;
  std::string document_;
  std::vector<bool> nameless_;  // of each opinion: it says itself that nobody signed it
  bool closing_seen_ = false, ended_ = false, forwarded_ = false;
  Role ended_role_ = Role::signature;
};

}  // namespace

std::vector<ProseParagraph> plain_paragraphs(std::string_view text) {
  std::vector<ProseParagraph> out;
  bool open = false;
  std::size_t longest = 0;
  for (const std::string_view line : lines_of(text)) longest = std::max(longest, line.size());
  std::size_t last_size = 0;
  for (const std::string_view line : lines_of(text)) {
    if (trim(line).empty()) {
      if (out.empty()) out.push_back({});
      out.back().separator += std::string(line) + "\n";
      open = false;
      continue;
    }
    const bool quoted = trim(line).starts_with(">");
    // A line that ended well before the margin was ended by the writer, not by a program that folds lines.
    const bool folded_line = longest >= 60 && longest <= 110 && last_size + 22 >= longest;
    const bool joins = open && quoted == out.back().quoted && list_mark(line) == 0 && (quoted || folded_line);
    if (joins) {
      out.back().text += out.back().separator + std::string(line);
      out.back().separator = "\n";
    } else {
      out.push_back({std::string(line), "\n", false, quoted, false});
    }
    open = true;
    last_size = line.size();
  }
  if (!out.empty() && !text.ends_with('\n') && out.back().separator.ends_with('\n')) out.back().separator.pop_back();
  return out;
}

void read_letter(const std::vector<ProseParagraph>& paragraphs, const LetterContext& context, PartBuilder& part, Reading& reading) {
  Letter(context, part, reading).read(paragraphs);
}

}  // namespace dh::intake
