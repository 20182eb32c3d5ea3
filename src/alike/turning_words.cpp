#include "alike/turning_words.h"

#include <algorithm>

#include "alike/common_ends.h"
#include "alike/each_word.h"
#include "alike/slips.h"
#include "alike/stirred.h"
#include "alike/turning_table.h"

namespace dh::alike {

std::uint64_t turning_words(std::string_view wording) {
  std::uint64_t sum = 0, before = 0, owed = 0;  // owed: of the turning word whose next word is still to come
  each_word(wording, [&](std::string_view text, std::uint64_t word) {
    if (owed != 0) sum += stirred(owed + word);
    owed = 0;
    const auto first = static_cast<char>(word);
    const TurningKind kind = turning_kind(word);
    if ((first >= '0' && first <= '9') || kind == TurningKind::negation || (first == 'k' && almost(word, text.size(), "khong"))) [[unlikely]]
      owed = stirred(before * 3 + word + text.size());
    else if (kind == TurningKind::direction) [[unlikely]]
      owed = stirred(word);
    before = word;
  });
  if (owed != 0) sum += stirred(owed);
  return sum;
}

bool same_turning_words(std::string_view one, std::string_view other) {
  // From the word before the first that differs to the word after the last that does, since neighbours count.
  const std::size_t start = common_start(one, other);
  const std::size_t end = common_end(one, other, std::min(one.size(), other.size()) - start);
  constexpr auto none = std::string_view::npos;
  const std::string_view before = one.substr(0, start), after = one.substr(one.size() - end);
  std::size_t from = before.rfind(' ');
  if (from != none && from > 0) from = before.rfind(' ', from - 1);
  if (from == none) from = 0;
  std::size_t left = after.find(' ');
  if (left != none) left = after.find(' ', left + 1);
  left = left == none ? 0 : end - left - 1;  // bytes after what is compared
  const auto middle = [&](std::string_view text) { return text.substr(from, text.size() - left - from); };
  return turning_words(middle(one)) == turning_words(middle(other));
}

}  // namespace dh::alike
