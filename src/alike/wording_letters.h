// What becomes of each character in a wording: one table for the basic plane, made from the project's folding.
#pragma once

#include <array>
#include <cstdint>

namespace dh::alike {

// A letter of the result, or one of these.
enum LetterFate : std::uint8_t { left_out = 0, as_it_is = 1, after_digit = 2, blank = ' ' };

const std::array<std::uint8_t, 0x10000>& wording_letters();

}  // namespace dh::alike
