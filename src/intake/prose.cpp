#include "intake/prose.h"

#include <algorithm>
#include <array>
#include <cctype>

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
constexpr std::array<std::string_view, 6> attachments = {"dinh kem", "kem theo", "gui kem", "file", "tep", "attached"};
constexpr std::array<std::string_view, 34> openings = {
    "trang", "muc", "phan", "diem", "dieu", "khoan", "tai", "chi tieu", "chu thich", "tieu de", "phu luc", "doan", "cau", "cum",
    "de nghi", "kien nghi", "de xuat", "bo sung", "sua", "them", "bo", "nen", "hien ke", "ve", "doi voi", "ngoai ra", "toi de nghi",
    "nhat tri", "thong nhat", "dong y", "dong tinh", "gop y", "y kien", "thay"};
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
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      const ProseParagraph& one = paragraphs[i];
      const std::string folded = fold_words(one.text, Fold::marks);
      if (ended_) {
        close(one, ended_role_);
      } else if (one.quoted) {
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
      if (reading_.opinions[i].hints.member.empty()) reading_.opinions[i].hints.member = author_.empty() ? context_.member_as_written : author_;
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
      ended_ = true;
      ended_role_ = Role::quoted_mail;
      return Role::quoted_mail;
    }
    if (words == 0) return Role::separator;
    if (folded.size() <= 3 && std::ranges::all_of(folded, [](unsigned char c) { return std::isdigit(c) != 0; })) return Role::letterhead;  // a page's number
    if (const std::string code = roster_code(one.text); !code.empty() && words <= 14 && !holds_one(folded, judgements)) {
      author_ = code;
      return Role::author;
    }
    if (is_unit_line(folded, words)) return Role::unit;
    if (words <= 12 && fold(text) != text && all_capitals(text) && !has_quotation(text) && !holds_one(folded, judgements)) return Role::letterhead;
    if (begins_with(folded, "van kien") && text.find(':') != std::string_view::npos && words <= 30 && !asks(folded)) {
      document_ = text.substr(text.find(':') + 1);
      return Role::document;
    }
    if (begins_with_one(folded, closings) && words <= 12 && !holds_one(folded, judgements)) {
      closing_seen_ = true;
      return Role::greeting;
    }
    if (closing_seen_ && words <= 8 && !holds_one(folded, judgements)) return Role::signature;
    if (begins_with_one(folded, greetings) && words <= 18 && !has_quotation(text) &&
        (text.ends_with(",") || text.ends_with(":") || text.ends_with("!") || !holds_one(folded, judgements)))
      return Role::greeting;
    if (words <= 25 && holds_one(folded, attachments) && !has_quotation(text) && !asks(folded)) return Role::greeting;
    if (words <= 8 && begins_with(folded, "em xin gui")) return Role::greeting;
    if (text.ends_with(":") && more_follows && words <= 25 && !has_quotation(text)) {
      flush();  // what stands above does not belong to it
      lead_in_ = text;
      return Role::place;
    }
    return Role::opinion;
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
    const std::size_t mark = one.bullet ? 0 : list_mark(one.text);
    const bool begins = pending_.empty() || mark > 0 || one.bullet || !quote_.empty() || begins_with_one(folded, openings) ||
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
    // "ĐV-0306: …": who says it stands before it.
    std::size_t said = 0;
    std::string speaker;
    if (const std::size_t colon = words.find(':'); colon != std::string_view::npos && colon < 48 && colon + 2 < words.size()) {
      speaker = roster_code(words.substr(0, colon));
      if (!speaker.empty() && word_count(fold_words(words.substr(0, colon))) <= 6) {
        said = colon + 1;
        while (said < words.size() && (words[said] == ' ' || words[said] == '\n')) ++said;
        if (said == words.size()) said = 0;
      }
      part_.append(words.substr(0, said), Role::author);
    }
    Opinion& opinion = part_.append_opinion(words.substr(said), context_.where);
    if (said > 0) opinion.hints.member = speaker;
    opinion.hints.document = document_;
    opinion.hints.quote = pending_quote_;
    opinion.hints.reference = lead_in_;
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
  bool closing_seen_ = false, ended_ = false;
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
