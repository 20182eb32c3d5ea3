// Slips of the pen in one word or figure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dh::alike {

// How many letters have to be added, left out, changed or swapped with their neighbour (optimal string alignment);
// `most` + 1 when it is more than `most`.
std::size_t slips_between(std::string_view one, std::string_view other, std::size_t most);

// One figure is the other without one of its digits, or with two neighbours swapped. Of short ones nobody can tell.
bool lost_or_swapped(std::string_view one, std::string_view other);

// Whether a word of `length` bytes, packed (turn_words.h), is one slip away from `target`: one letter added, left out,
// changed or two swapped.
bool almost(std::uint64_t word, std::size_t length, std::string_view target);

}  // namespace dh::alike
