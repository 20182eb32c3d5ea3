// Whether two wordings are near (likeness.h), as far as their signatures tell it.
#pragma once

#include <algorithm>

#include "alike/wording_list.h"

namespace dh::alike {

enum class NearGuess { no, yes, unsure };

// Wordings whose likeness is 0.55, the least that is near, agree in 99 bits of 128, with a standard deviation of 4.7. In
// fewer than the first of these hardly any do that are near: of 339,000 near pairs of a million opinions, 10. In as many as
// the second none do that are not, as long as neither repeats itself: signatures tell of runs once, likeness each time, and
// then one is much longer. Only what lies between needs its texts read.
inline constexpr int least_agreeing = 88, surely_agreeing = 116;

inline NearGuess guess_near(const Wording& one, const Wording& other) {
  const int agree = agreeing(one.signature, other.signature);
  if (agree < least_agreeing) return NearGuess::no;
  const auto length = WordingStore::length(one.place), of_other = WordingStore::length(other.place);
  return agree >= surely_agreeing && std::min(length, of_other) * 4 >= std::max(length, of_other) * 3 ? NearGuess::yes : NearGuess::unsure;
}

}  // namespace dh::alike
