// The words of a text: its runs of letters and digits with the marks on them; in Vietnamese, its syllables. The same
// words as of fold_words (fold.h), here with where each stands.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dh {

struct WordRange {
  std::size_t start = 0;  // bytes
  std::size_t end = 0;
};

// Finds the first word at or after `at` and moves `at` behind it. False: there is none.
bool next_word(std::string_view text, std::size_t& at, WordRange& word);

// One word, for comparing.
struct FoldedWord {
  std::string bare;   // without case and marks, đ as d: "hoa"
  std::string exact;  // with its marks, without case; the tone stands behind the letters, so that hoà = hòa
};
FoldedWord fold_word(std::string_view word);

}  // namespace dh
