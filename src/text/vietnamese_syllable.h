// Whether a word is built as Vietnamese syllables are. By structure, not by a dictionary.
#pragma once

#include <string_view>

namespace dh {

// One word in UTF-8, any case. Onset, vowels and coda must be Vietnamese ones, with one tone at most.
bool is_vietnamese_syllable(std::string_view word);

}  // namespace dh
