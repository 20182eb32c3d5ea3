// Finds a quotation of a text again in a later version of the text, or says that it is not there any more.
//
// The two versions are compared once, word by word: runs of words that occur once in each (seeds, as in patience diff:
// B. Cohen, 2003) are grown to the longest runs in common, wherever they stand, so that what was moved is found as well
// as what stayed; what lies between two neighbouring runs is aligned by its longest common subsequence. A quotation is
// found where most of its words went together. Cost: linear in the versions, then a few dozen steps a quotation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dh {

struct Refound {
  std::size_t start = 0, end = 0;  // bytes in the new text
  double kept = 0;                 // share of the quotation's words that are there unchanged, 0 … 1
};

class Refinder {
 public:
  // Case and Unicode form do not matter, tone marks do. Keeps no reference to the texts.
  Refinder(std::string_view old_text, std::string_view new_text);

  // [start, end): bytes of the old text. Nothing when too few of its words are left in one place.
  std::optional<Refound> find(std::size_t start, std::size_t end) const;

 private:
  struct Word {
    std::uint64_t key = 0;
    std::size_t start = 0, end = 0;
  };
  struct Run {  // old words [old_first, old_first + length) are new words [new_first, …)
    std::size_t old_first = 0, new_first = 0, length = 0;
  };
  static std::vector<Word> words_of(std::string_view text);
  std::vector<Run> seeded_runs() const;
  void take(std::vector<Run> runs);
  void align_between(std::size_t old_from, std::size_t old_to, std::size_t new_from, std::size_t new_to);

  static constexpr std::uint32_t nowhere = 0xFFFFFFFF;
  std::vector<Word> old_, new_;
  std::vector<std::uint32_t> to_new_, to_old_;  // of each word, the other's, or nowhere
};

}  // namespace dh
