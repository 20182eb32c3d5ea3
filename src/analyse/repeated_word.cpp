#include "analyse/repeated_word.h"

#include <vector>

#include "analyse/word_edit.h"

namespace dh::analyse {

bool settle_repeated(const std::string& phrase, std::string_view text, const WordBonds& bonds, SettledEdit& out) {
  std::vector<Word> once = words_of(phrase);
  const std::vector<Word> words = words_of(text);
  for (int halves = 0; halves < 2; ++halves) {
    const std::size_t n = once.size();
    for (std::size_t i = 0; n > 0 && i + 2 * n <= words.size(); ++i) {
      std::size_t k = 0;
      while (k < 2 * n && words[i + k].plain == once[k % n].plain) ++k;
      if (k < 2 * n) continue;
      const std::size_t from = i > 0 && bonds.bonded(words[i - 1], words[i]) ? i - 1 : i;
      out.proposal = {slice(text, words, from, i + 2 * n), slice(text, words, from, i + n), {}};
      out.shape = EditShape::spelling;
      return true;
    }
    // The phrase may itself be the doubled one, or hold it.
    std::vector<Word> half;
    for (std::size_t length = once.size() / 2; length > 0 && half.empty(); --length)
      for (std::size_t i = 0; i + 2 * length <= once.size() && half.empty(); ++i) {
        bool twice = true;
        for (std::size_t k = 0; k < length; ++k) twice = twice && once[i + k].plain == once[i + length + k].plain;
        if (twice) half.assign(once.begin() + static_cast<std::ptrdiff_t>(i), once.begin() + static_cast<std::ptrdiff_t>(i + length));
      }
    if (half.empty()) return false;
    once = half;
  }
  return false;
}

}  // namespace dh::analyse
