// What becomes of each character in a wording: one table for the basic plane, made from the project's folding.
#pragma once

#include <array>
#include <cstdint>

namespace dh::alike {

// A letter of the result, or one of these.
enum LetterFate : std::uint8_t { left_out = 0, as_it_is = 1, after_digit = 2, blank = ' ' };

// What becomes of the letters that nearly all Vietnamese text is made of, for vectors that look up sixteen places: of 64
// characters that share all bytes but the last, two of one letter, small and large, have one place. 0: look into the large
// table.
struct LetterPage {
  std::uint32_t first;            // of the 64 characters
  bool pairs;                     // the large letter before the small one, as in "Ạạ"; else 32 characters apart, as in "Àà"
  std::array<std::uint8_t, 32> become;
};

struct WordingLetters {
  std::array<std::uint8_t, 0x10000> become;
  std::array<LetterPage, 6> pages;  // C3, C4, C5, C6; E1 BA, E1 BB
};

const WordingLetters& wording_letters();

}  // namespace dh::alike
