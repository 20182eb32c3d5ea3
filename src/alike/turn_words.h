// The words that turn a text, or tell whether another turns it: lists of Vietnamese words, folded. A word is asked for by
// its first eight bytes.
#pragma once

#include <cstdint>

namespace dh::alike {

// Words of direction that say the opposite of each other.
bool are_opposites(std::uint64_t one, std::uint64_t other);

// What makes a number beside it a figure that is asked for: a unit after it, a label before it.
bool is_unit(std::uint64_t word);
bool is_label(std::uint64_t word);

// After a negation that came with it: "chưa rõ", "không những", "không ngừng".
bool is_neutral(std::uint64_t word);

// Words of degree, duty, time and assent, which a negation in their place turns: "rất cần" and "không cần".
bool is_plain(std::uint64_t word);

// Words of direction that lean to a side where the other text has no word for it: verbs that are little else when folded.
bool leans(std::uint64_t word);

}  // namespace dh::alike
