#include "intake/author_label.h"

#include <algorithm>
#include <array>

#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

constexpr std::size_t longest_label = 64;  // bytes
constexpr std::ptrdiff_t most_blanks = 5;

// Without the marks of emphasis and the brackets around it.
std::string_view bare(std::string_view label) {
  constexpr std::string_view marks = "*()_[] ";
  while (!label.empty() && marks.find(label.front()) != std::string_view::npos) label.remove_prefix(1);
  while (!label.empty() && marks.find(label.back()) != std::string_view::npos) label.remove_suffix(1);
  return label;
}

bool says_nobody(std::string_view label) {
  static constexpr std::array<std::string_view, 9> phrases = {"khong ghi ma", "khong ma",      "khong ghi ten", "khong neu ten", "an danh",
                                                              "khong co ma",  "khong ten", "khong ro ma",   "khong ky ten"};
  const std::string words = fold_words(label, Fold::marks);
  return std::ranges::any_of(phrases, [&](std::string_view phrase) { return words.find(phrase) != std::string::npos; });
}

}  // namespace

AuthorLabel author_label(std::string_view words, const Roster& roster) {
  // The first mark that may end a label does.
  std::size_t at = std::string_view::npos, length = 0;
  for (const std::string_view mark : {std::string_view(":"), std::string_view(" - "), std::string_view(" – "), std::string_view(") ")})
    if (const std::size_t here = words.substr(0, longest_label).find(mark); here < at) {
      at = here;
      length = mark.size();
    }
  if (at == std::string_view::npos) return {};
  const std::string_view before = words.substr(0, at);
  const std::string folded = fold_words(before);
  if (folded.empty() || std::ranges::count(folded, ' ') > most_blanks) return {};
  std::size_t end = at + length;
  while (end < words.size() && (words[end] == ' ' || words[end] == '\n' || words[end] == '*')) ++end;
  if (end >= words.size()) return {};
  const std::vector<MemberMention> found = roster.index().members_in(before);
  if (found.size() == 1) return {end, roster.members[found.front().member].code};
  if (roster.index().made_like_a_code(before)) return {end, std::string(bare(before))};
  if (says_nobody(before)) return {end, {}};
  return {};
}

}  // namespace dh::intake
