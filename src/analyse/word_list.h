// A text as its words, each with where it stands.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dh::analyse {

struct Word {
  std::size_t start = 0, end = 0;  // bytes in the text, outer punctuation left out
  std::string key;                 // lower case, NFC, tone marks kept
  std::string plain;               // without tone marks
  bool number = false;             // begins with a digit: "4,6%", "1.000", "09"
};

// Words are parted by white space; quotation marks, brackets and the punctuation at their ends do not belong to them. A
// word of punctuation alone (a dash between blanks) is not one.
std::vector<Word> words_of(std::string_view text);

// The keys of words[from, to), joined by blanks.
std::string joined_keys(const std::vector<Word>& words, std::size_t from, std::size_t to, bool plain = false);

}  // namespace dh::analyse
