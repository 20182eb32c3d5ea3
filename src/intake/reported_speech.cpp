#include "intake/reported_speech.h"

#include <algorithm>
#include <array>
#include <regex>

#include "text/fold.h"
#include "text/sentences.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

struct Token {
  std::size_t start = 0, end = 0;  // without the punctuation at its ends
};

std::vector<Token> tokens_of(std::string_view text, std::size_t from) {
  std::vector<Token> out;
  constexpr std::string_view punctuation = "\"'()[].,;:!?";
  for (std::size_t at = from; at < text.size();) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t')) ++at;
    std::size_t end = at;
    while (end < text.size() && text[end] != ' ' && text[end] != '\n' && text[end] != '\t') ++end;
    Token token{at, end};
    while (token.start < token.end && punctuation.find(text[token.start]) != std::string_view::npos) ++token.start;
    while (token.end > token.start && punctuation.find(text[token.end - 1]) != std::string_view::npos) --token.end;
    if (token.end > token.start) out.push_back(token);
    at = end;
  }
  return out;
}

std::size_t word_count(std::string_view text) {
  const std::string words = fold_words(text);
  return words.empty() ? 0 : static_cast<std::size_t>(std::ranges::count(words, ' ')) + 1;
}

bool capitalised(std::string_view word) { return fold(word) != to_nfc(word); }

bool inside_quotation(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  std::size_t plain = 0, open = 0, close = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    plain += before[i] == '"';
    open += before.substr(i).starts_with("“");
    close += before.substr(i).starts_with("”");
  }
  return plain % 2 == 1 || open > close;
}

// The member that the words begin with, "ĐV-0812" or "mã số ĐV 0812", and where the code ends; also a code that is
// not on the roster but made like those that are.
struct Code {
  std::size_t start = 0, end = 0;
  std::string member;  // empty when not on the roster
};

std::optional<Code> code_at(std::string_view text, std::size_t from, const Roster& roster) {
  std::size_t limit = std::min(text.size(), from + 60);
  while (limit < text.size() && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) ++limit;  // no character is cut
  const std::vector<Token> tokens = tokens_of(text.substr(0, limit), from);
  std::size_t first = 0;
  while (first < tokens.size() && first < 3) {
    const std::string word = fold_words(text.substr(tokens[first].start, tokens[first].end - tokens[first].start), Fold::marks);
    if (word != "ma" && word != "so" && word != "co" && word != "mang") break;
    ++first;
  }
  if (first == tokens.size()) return std::nullopt;
  const Token& token = tokens[first];
  // One token more than the code may take: "ĐV 0812".
  const std::size_t reach = first + 1 < tokens.size() ? tokens[first + 1].end : token.end;
  for (const MemberMention& one : roster.index().members_in(text.substr(token.start, reach - token.start)))
    if (one.start == 0) return Code{token.start, token.start + one.end, roster.members[one.member].code};
  if (roster.index().made_like_a_code(text.substr(token.start, token.end - token.start))) return Code{token.start, token.end, {}};
  return std::nullopt;
}

// "(dự nghe)": a short remark on the person right behind the name.
std::size_t past_remark(std::string_view text, std::size_t at) {
  std::size_t open = at;
  while (open < text.size() && text[open] == ' ') ++open;
  if (open >= text.size() || text[open] != '(') return at;
  const std::size_t close = text.find(')', open);
  return close != std::string_view::npos && close - open < 60 ? close + 1 : at;
}

// ", ĐV-0813 và ĐV-0814": others who say the same with the first.
std::size_t past_others(std::string_view text, std::size_t at, const Roster& roster) {
  for (;;) {
    std::size_t next = at;
    while (next < text.size() && (text[next] == ' ' || text[next] == ',')) ++next;
    if (text.substr(next).starts_with("và ")) next += std::string_view("và ").size();
    if (next == at) return at;
    const auto code = code_at(text, next, roster);
    if (!code || code->start != next) return at;
    at = code->end;
  }
}

// "nhất trí với đồng chí …": the one who is named is spoken of.
bool is_spoken_of(std::string_view text, std::size_t start) {
  std::string before = fold_words(text.substr(start > 40 ? start - 40 : 0, std::min<std::size_t>(start, 40)), Fold::marks);
  if (before.ends_with(" cac")) before.erase(before.size() - 4);
  static constexpr std::string_view relations[] = {"voi", "cua", "nhu", "theo", "cung", "cho", "boi", "voi y kien", "doi voi"};
  return std::ranges::any_of(relations, [&](std::string_view word) { return before.ends_with(word) && (before.size() == word.size() || before[before.size() - word.size() - 1] == ' '); });
}

// "phát biểu:", "nêu:": a verb that only says that something is said, up to the colon.
std::size_t past_saying(std::string_view text, std::size_t at) {
  const std::size_t colon = text.find(':', at);
  if (colon == std::string_view::npos || colon - at > 60) return at;
  const std::string words = fold_words(text.substr(at, colon - at), Fold::marks);
  static constexpr std::string_view verbs[] = {"phat bieu", "neu", "noi", "hoi", "gop y", "y kien", "co y kien", "trao doi", "trinh bay", "phat bieu y kien", "neu y kien",
                                               "dat cau hoi", "phat bieu rang", "tham luan", "cho y kien", "gop y rang", ""};
  return std::ranges::find(verbs, words) != std::end(verbs) ? colon + 1 : at;
}

struct Speaker {
  std::size_t start = 0, end = 0;  // from the title ("đ/c") to the end of what names the person
  std::string member, written;
};

// "đ/c ĐV-0812", "đồng chí mã số ĐV-0812", "đồng chí Nguyễn Văn A"; "Hỏi (ĐV-0812):" at the beginning.
std::vector<Speaker> speakers_of(std::string_view text, const Roster& roster) {
  std::vector<Speaker> found;
  const FoldedText folded = fold_with_origin(text);
  const auto add = [&](std::size_t start, const Code& code) {
    Speaker one{start, past_others(text, past_remark(text, code.end), roster), code.member, {}};
    one.written = std::string(text.substr(code.start, code.end - code.start));
    one.end = past_saying(text, past_remark(text, one.end));
    found.push_back(std::move(one));
  };
  for (const std::string_view title : {"đ/c ", "đồng chí ", "đ.c ", "đoàn viên ", "đảng viên ", "bạn ", "anh ", "chị "}) {
    for (std::size_t at = folded.text.find(title); at != std::string::npos; at = folded.text.find(title, at + 1)) {
      if (at > 0 && folded.text[at - 1] != ' ' && folded.text[at - 1] != '(') continue;
      const std::size_t start = folded.original_range(at, at + title.size()).first;
      const std::size_t behind = folded.original_range(at + title.size() - 1, at + title.size()).second;
      if (inside_quotation(text, start) || is_spoken_of(text, start)) continue;
      if (const auto code = code_at(text, behind, roster)) {
        add(start, *code);
      } else if (title == "đ/c " || title == "đồng chí " || title == "đ.c ") {
        // A name: words with a capital, one after the other, followed by what is said.
        const std::vector<Token> tokens = tokens_of(text, behind);
        const auto word = [&](std::size_t i) { return text.substr(tokens[i].start, tokens[i].end - tokens[i].start); };
        std::size_t n = 0;
        while (n < tokens.size() && n < 6 && capitalised(word(n)) && (n == 0 || tokens[n].start == tokens[n - 1].end + 1)) ++n;
        if (n < 2 || n == tokens.size()) continue;
        Speaker one{start, tokens[n - 1].end, {}, {}};
        one.written = std::string(text.substr(tokens[0].start, one.end - tokens[0].start));
        one.end = past_saying(text, past_remark(text, one.end));
        found.push_back(std::move(one));
      }
    }
  }
  if (const std::size_t colon = text.find(':'); colon != std::string_view::npos && colon < 80) {
    const std::size_t open = text.substr(0, colon).rfind('(');
    if (open != std::string_view::npos && word_count(text.substr(0, open)) <= 4)
      if (const auto code = code_at(text, open + 1, roster); code && code->end < colon)
        found.push_back({0, colon + 1, code->member, std::string(text.substr(code->start, code->end - code->start))});
  }
  std::ranges::sort(found, {}, &Speaker::start);
  std::vector<Speaker> apart;
  for (Speaker& one : found)
    if (apart.empty() || one.start >= apart.back().end) apart.push_back(std::move(one));
  return apart;
}

// Without white space and the punctuation that only parts what is said; a stop stays where a whole sentence is quoted.
void trim_stretch(std::string_view text, std::size_t& start, std::size_t& end) {
  constexpr std::string_view before = " \t\n:,;-";
  while (start < end && before.find(text[start]) != std::string_view::npos) ++start;
  std::size_t first = start;
  if (start < end) next_code_point(text, first);
  const bool whole = start < end && capitalised(text.substr(start, first - start));
  const std::string_view after = whole ? " \t\n,;" : " \t\n.,;";
  while (start < end && before.find(text[start]) != std::string_view::npos) ++start;
  while (end > start && after.find(text[end - 1]) != std::string_view::npos) --end;
}

// Where a second thing begins that the same person says: "…; đồng thời cho rằng …".
std::vector<std::pair<std::size_t, std::size_t>> further_things(std::string_view text, std::size_t from, std::size_t to) {
  std::vector<std::pair<std::size_t, std::size_t>> out;  // [end of the first, beginning of the next)
  const FoldedText folded = fold_with_origin(text.substr(from, to - from));
  for (const std::string_view turn : {"; đồng thời ", ". đồng thời ", "; ngoài ra, ", ". ngoài ra, ", "; ngoài ra ", ". ngoài ra ", "; bên cạnh đó, ", ". bên cạnh đó, ", "; mặt khác, "})
    for (std::size_t at = folded.text.find(turn); at != std::string::npos; at = folded.text.find(turn, at + 1)) {
      const auto [a, b] = folded.original_range(at, at + turn.size());
      if (!inside_quotation(text, from + a)) out.emplace_back(from + a, from + b);
    }
  std::ranges::sort(out);
  return out;
}

}  // namespace

std::vector<SaidStretch> said_by_speakers(std::string_view text, const Roster& roster) {
  const std::vector<Speaker> speakers = speakers_of(text, roster);
  std::vector<SaidStretch> out;
  std::size_t lead_from = 0;
  for (std::size_t i = 0; i < speakers.size(); ++i) {
    std::size_t start = speakers[i].end, end = i + 1 < speakers.size() ? speakers[i + 1].start : text.size();
    // "(…) nêu băn khoăn": a remark on the person in brackets is not said by them.
    if (i + 1 < speakers.size()) {
      // The sentence of the next speaker may begin before the title: "Tiếp lời, đ/c …".
      std::size_t cut = std::string_view::npos;
      for (const std::string_view stop : {". ", "; ", ".\n", ";\n"}) {
        const std::size_t at = text.substr(0, end).rfind(stop);
        if (at != std::string_view::npos && at >= start && !inside_quotation(text, at) && word_count(text.substr(at, end - at)) <= 14)
          cut = cut == std::string_view::npos ? at : std::max(cut, at);
      }
      if (cut != std::string_view::npos) end = cut;
    }
    const std::string lead(trim(text.substr(lead_from, speakers[i].start - lead_from)));
    const std::size_t next_lead = end;
    std::size_t from = start;
    const auto add = [&](std::size_t a, std::size_t b) {
      trim_stretch(text, a, b);
      if (a >= b) return;
      SaidStretch one;
      one.start = a;
      one.end = b;
      one.member = speakers[i].member;
      one.speaker = speakers[i].written;
      one.lead = lead;
      out.push_back(std::move(one));
    };
    for (const auto& [stop, next] : further_things(text, start, end)) {
      add(from, stop);
      from = next;
    }
    add(from, end);
    lead_from = next_lead;
    while (lead_from < text.size() && (text[lead_from] == '.' || text[lead_from] == ';' || text[lead_from] == ' ')) ++lead_from;
  }
  return out;
}

namespace {

// Who holds an opinion when no person is named: "Có 09 ý kiến", "Đa số (05/07 ý kiến)", "Hai đồng chí ở Khoa Điện",
// "Một số đoàn viên (05 người)", "Ý kiến khác". Folded.
const std::regex& several_people() {
  static const std::regex pattern(
      "^(?:(?:tuy nhien|ngoai ra|ben canh do|rieng|ca biet|trong do|dong thoi|song|nhung)(?:,)? )?(?:(?:cung|van|co|con|chi|rieng) ){0,3}(?:khoang |hon |gan |tren )?"
      "(?:"
      "([0-9]{1,6})(?:/[0-9]{1,6})? (?:luot |luong )?(?:y kien|dong chi|d/c|doan vien|dang vien|nguoi|ban|dai bieu|can bo|thanh vien|hoi vien|cu tri|chi doan|co so)\\b"
      "|(?:mot so|nhieu|da so|phan lon|hau het|so it|phan dong|rat nhieu|khong it|tat ca|toan the|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
      " (?:\\(([0-9]{1,6})[^)]{0,40}\\)|(?:luot |luong )?(?:y kien|dong chi|d/c|doan vien|dang vien|nguoi|ban|dai bieu|can bo|thanh vien|hoi vien|cu tri|chi doan|co so)\\b(?: \\(([0-9]{1,6})[^)]{0,40}\\))?)"
      "|(?:cac |luong |loai )?y kien (?:khac|thu [a-z]+|con lai|nguoc lai|trai chieu)"
      ")");
  return pattern;
}

// What people do who hold one; without it the sentence tells how many came.
const std::regex& holds_an_opinion() {
  static const std::regex pattern(
      "\\b(?:de nghi|kien nghi|de xuat|cho rang|dong y|dong tinh|nhat tri|thong nhat|tan thanh|ung ho|ban khoan|phat hien|phan anh|khong tan|thac mac|de cap|bay to|"
      "dong thuan|lap luan|nhan xet|danh gia|gop y|neu|hoi|mong|muon|giu|nen|can|phan van|lo ngai|chua ro|phan doi|yeu cau|hien ke|luu y|thay|dua ra)\\b");
  return pattern;
}

int number_word(std::string_view folded) {
  static constexpr std::string_view words[] = {"mot ", "hai ", "ba ", "bon ", "nam ", "sau ", "bay ", "tam ", "chin ", "muoi "};
  for (std::size_t i = 0; i < std::size(words); ++i)
    if (folded.starts_with(words[i]) && !folded.starts_with("mot so") ) return static_cast<int>(i) + 1;
  return 0;
}

struct Holders {
  std::size_t start = 0;     // bytes in the sentence
  std::optional<int> count;  // people
};

// Only the head of a sentence is looked at, so that a long one costs no more.
constexpr std::size_t head_bytes = 160, verb_bytes = 320;

std::optional<Holders> holders_at(const FoldedText& folded, std::size_t at) {
  const std::string head = folded.text.substr(at, head_bytes);
  std::smatch match;
  if (!std::regex_search(head, match, several_people())) return std::nullopt;
  const std::string rest = folded.text.substr(at + static_cast<std::size_t>(match.length()), verb_bytes);
  if (!std::regex_search(rest, holds_an_opinion()) && rest.find(':') == std::string::npos) return std::nullopt;
  // How many came, not what they hold.
  for (const std::string_view fact : {" tham gia gop y", " tham du", " tham gia y kien", " co mat", " gui y kien", " gui gop y", " da gop y"})
    if (rest.starts_with(fact)) return std::nullopt;
  Holders out;
  out.start = folded.original_range(at, at + 1).first;
  for (const std::size_t group : {1u, 2u, 3u})
    if (match[group].matched) out.count = std::stoi(match[group]);
  if (!out.count) {
    std::string words = match.str();
    for (const std::string_view before : {"tuy nhien", "ngoai ra", "rieng", "ca biet", "cung", "van", "co", "con", "chi"})
      if (words.starts_with(std::string(before) + ' ')) words.erase(0, before.size() + 1);
    if (const int number = number_word(words); number > 0) out.count = number;
  }
  return out;
}

// At the beginning of the sentence, or behind what it is about: "Về cây xanh, 09/12 ý kiến …".
std::optional<Holders> holders_in(std::string_view sentence) {
  const FoldedText folded = fold_with_origin(sentence, Fold::marks);
  const std::size_t past_bullet = std::min(folded.text.find_first_not_of("-+*\xE2\x80\xA2 "), folded.text.size());
  if (auto found = holders_at(folded, past_bullet)) return found;
  for (std::size_t at = 0; at < folded.text.size() && at < head_bytes;) {
    const std::size_t mark = folded.text.find_first_of(",:", at);
    if (mark == std::string::npos || mark + 2 >= folded.text.size() || mark > head_bytes) break;
    at = mark + 1;
    if (folded.text[at] != ' ' || inside_quotation(folded.text, mark)) continue;
    const std::string about = folded.text.substr(0, mark);
    if (std::regex_search(about, holds_an_opinion()) && folded.text[mark] != ':') break;
    if (auto found = holders_at(folded, at + 1)) return found;
  }
  return std::nullopt;
}

}  // namespace

std::vector<SaidStretch> said_by_number(std::string_view text) {
  std::vector<SaidStretch> out;
  bool counted = false;
  std::string lead;
  for (const TextRange& range : sentences(text, true)) {
    const std::string_view sentence = text.substr(range.start, range.end - range.start);
    if (const auto holders = holders_in(sentence)) {
      // "Thống nhất cao; 06 ý kiến đề nghị thêm …" is one sentence, and its number is the one that stands in it.
      if (out.size() == 1 && !counted && out.back().end > out.back().start && text[out.back().end - 1] == ';') {
        out.back().end = range.end;
        out.back().reported_count = holders->count;
        counted = true;
        continue;
      }
      SaidStretch one;
      one.start = range.start + holders->start;
      one.end = range.end;
      one.reported_count = holders->count;
      const std::string_view before = trim(sentence.substr(0, holders->start));
      if (!before.empty()) lead = std::string(before);
      one.lead = lead;
      counted = true;
      out.push_back(std::move(one));
    } else if (sentence.ends_with(':')) {
      lead = std::string(sentence);
      SaidStretch one;  // of no length: what it says belongs to those that follow
      one.start = one.end = range.end;
      out.push_back(std::move(one));
    } else if (!out.empty() && out.back().end > out.back().start) {
      out.back().end = range.end;
    } else {
      SaidStretch one;
      one.start = range.start;
      one.end = range.end;
      one.lead = lead;
      out.push_back(std::move(one));
    }
  }
  if (!counted) return {};
  std::erase_if(out, [](const SaidStretch& one) { return one.start == one.end; });
  return out;
}

std::string only_member(std::string_view text, const Roster& roster) {
  std::string code;
  for (const MemberMention& one : roster.index().members_in(text)) {
    const std::string& here = roster.members[one.member].code;
    if (!code.empty() && here != code) return {};
    code = here;
  }
  return code;
}

}  // namespace dh::intake
