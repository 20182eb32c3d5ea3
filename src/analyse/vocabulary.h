// Words as numbers, so that millions of opinions are compared without comparing letters; and which of them turn a
// request: a negation, a direction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/fold.h"

namespace dh::analyse {

using WordNumber = std::uint32_t;

class Vocabulary {
 public:
  // The words of a text, folded (lower case, NFC), in order. Words of one direction ("nâng", "tăng") get one number in
  // `marked`; without tone marks too many other words are written alike.
  struct Numbers {
    std::vector<WordNumber> marked, plain;  // one of each for every word
  };
  Numbers numbers(std::string_view text) { return numbers_of_folded(fold_words(text)); }
  Numbers numbers_of_folded(std::string_view words);  // of words that are folded
  // The same while nothing is learnt, on any thread; nothing when one of the words was never met.
  std::optional<Numbers> known_numbers(std::string_view folded) const;

  WordNumber plain(WordNumber word) const { return plain_[word]; }  // the word without its tone marks
  // One more or less, or at another place, makes another request. `plainly`: read without tone marks.
  bool turns(WordNumber word, bool plainly) const { return plainly ? turns_plainly_[plain_[word]] : turns_[word]; }
  bool negates(WordNumber word, bool plainly) const { return plainly ? negates_plainly_[plain_[word]] : negates_[word]; }
  const std::string& word(WordNumber number) const { return *words_[number]; }

 private:
  WordNumber number(std::string_view word);

  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, WordNumber, Hash, std::equal_to<>> known_;
  std::vector<const std::string*> words_;
  std::vector<WordNumber> plain_;
  std::vector<WordNumber> directed_;  // the number of all words of its direction
  std::vector<bool> turns_, turns_plainly_, negates_, negates_plainly_;
};

}  // namespace dh::analyse
