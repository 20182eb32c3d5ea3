// Opinions in the same words, and in nearly the same: what the guard lets through of those that share most of their words.
#pragma once

#include <span>

#include "analyse/joining.h"

namespace dh::analyse {

// The same words at places that do not contradict each other.
void join_same_words(std::span<const Opinion> opinions, const Requests& requests, Joining& joining);

// Most of the words shared. Candidates are found by their rarest words: texts that overlap by t share one of the first
// (1 - t) of their words, the rarest first (prefix filter: Bayardo, Ma, Srikant, Scaling up all pairs similarity search,
// 2007), so that the cost follows the number of alike texts and not the square of all. Where a word is in too many texts to
// tell anything, as in campaigns of a nation, families of near texts (alike/families.h) bring them together instead.
void join_near_words(std::span<const Opinion> opinions, const Requests& requests, Joining& joining);

inline constexpr double near_overlap = 0.8;       // of all words, anywhere
inline constexpr double near_overlap_here = 0.6;  // at one place

}  // namespace dh::analyse
