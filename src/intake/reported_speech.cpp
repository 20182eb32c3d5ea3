#include "intake/reported_speech.h"

#include <algorithm>
#include <array>
#include <regex>

#include "text/fold.h"
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

bool capitalised(std::string_view word) { return fold(word) != to_nfc(word); }

const Member* member_of(std::string_view word, const Roster& roster) {
  const auto found = roster.index().member_written(word);
  return found ? &roster.members[*found] : nullptr;
}

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

struct Speaker {
  std::size_t start = 0, end = 0;  // from the title ("đ/c") to the end of the name
  std::string member, written;
};

// "đ/c ĐV-0812", "đồng chí Nguyễn Văn A"; a code without a title before a verb also names a speaker.
std::vector<Speaker> speakers_of(std::string_view text, const Roster& roster) {
  std::vector<Speaker> found;
  const FoldedText folded = fold_with_origin(text);
  for (const std::string_view title : {"đ/c ", "đồng chí ", "đ.c ", "đoàn viên ", "đảng viên ", "bạn "}) {
    for (std::size_t at = folded.text.find(title); at != std::string::npos; at = folded.text.find(title, at + 1)) {
      if (at > 0 && folded.text[at - 1] != ' ' && folded.text[at - 1] != '(') continue;
      const std::size_t start = folded.original_range(at, at + title.size()).first;
      const std::size_t behind = folded.original_range(at + title.size() - 1, at + title.size()).second;
      if (inside_quotation(text, start)) continue;
      const std::vector<Token> tokens = tokens_of(text, behind);
      if (tokens.empty()) continue;
      Speaker one{start, 0, {}, {}};
      const auto word = [&](std::size_t i) { return text.substr(tokens[i].start, tokens[i].end - tokens[i].start); };
      if (const Member* member = member_of(word(0), roster)) {
        one.member = member->code;
        one.end = tokens[0].end;
      } else if (title.starts_with("đ")) {
        // A name: words with a capital, one after the other, followed by what is said.
        std::size_t n = 0;
        while (n < tokens.size() && n < 6 && capitalised(word(n)) && (n == 0 || tokens[n].start == tokens[n - 1].end + 1)) ++n;
        if (n < 2 || n == tokens.size() || title == "đoàn viên " || title == "đảng viên ") continue;
        one.end = tokens[n - 1].end;
      } else {
        continue;
      }
      one.written = std::string(text.substr(tokens[0].start, one.end - tokens[0].start));
      found.push_back(std::move(one));
    }
  }
  std::ranges::sort(found, {}, &Speaker::start);
  std::vector<Speaker> apart;
  for (Speaker& one : found)
    if (apart.empty() || one.start >= apart.back().end) apart.push_back(std::move(one));
  return apart;
}

// Without white space and the punctuation that only parts what is said.
void trim_stretch(std::string_view text, std::size_t& start, std::size_t& end) {
  constexpr std::string_view before = " \t\n:,;-", after = " \t\n.,;";
  while (start < end && before.find(text[start]) != std::string_view::npos) ++start;
  while (end > start && after.find(text[end - 1]) != std::string_view::npos) --end;
}

std::size_t word_count(std::string_view text) {
  const std::string words = fold_words(text);
  return words.empty() ? 0 : static_cast<std::size_t>(std::ranges::count(words, ' ')) + 1;
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

std::vector<SaidStretch> said_by_number(std::string_view text) {
  // On the folded text, so that NFC and NFD, capitals and typed forms are one.
  const FoldedText folded = fold_with_origin(text, Fold::marks);
  static const std::regex counted(
      "(?:^|[.:;] )((?:(?:cung |van |ca biet |rieng |ngoai ra |ngoai ra, )?(?:co |con )?|da so |phan lon |hau het )\\(?([0-9]{1,5})(?:/[0-9]{1,5})? (?:luot )?y kien)");
  std::vector<std::pair<std::size_t, int>> starts;
  for (std::sregex_iterator one(folded.text.begin(), folded.text.end(), counted), last; one != last; ++one)
    starts.emplace_back(folded.original_range(static_cast<std::size_t>(one->position(1)), static_cast<std::size_t>(one->position(1) + one->length(1))).first, std::stoi((*one)[2]));
  std::vector<SaidStretch> out;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    SaidStretch one;
    one.start = starts[i].first;
    one.end = i + 1 < starts.size() ? starts[i + 1].first : text.size();
    while (one.end > one.start && (text[one.end - 1] == ' ' || text[one.end - 1] == '\n')) --one.end;
    one.reported_count = starts[i].second;
    if (i == 0) one.lead = std::string(trim(text.substr(0, one.start)));
    else one.lead = out.front().lead;
    out.push_back(std::move(one));
  }
  // Words before the first count that are a sentence of their own are no lead-in.
  if (!out.empty() && !out.front().lead.empty() && !out.front().lead.ends_with(":")) {
    SaidStretch first;
    first.end = out.front().start;
    while (first.end > 0 && text[first.end - 1] == ' ') --first.end;
    for (SaidStretch& one : out) one.lead.clear();
    out.insert(out.begin(), first);
  }
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
