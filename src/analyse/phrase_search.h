// Finds a phrase in a draft's blocks: as it stands, without tone marks, shortened with "…", or with a few words wrong.
// Words are looked up in an inverted index of the draft, so that the cost goes with the rarest word of the phrase.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/draft.h"

namespace dh::analyse {

struct PhraseHit {
  int block = -1;
  std::size_t start = 0, end = 0;  // bytes in the block's text
  double score = 0;                // 1: the same words; less: misquoted
};

class PhraseIndex {
 public:
  explicit PhraseIndex(const Draft& draft);
  // Best first; at most one hit a block. A phrase of fewer than four words is found only as it stands.
  std::vector<PhraseHit> find(std::string_view phrase) const;
  // The longest run of words that the text shares with a block, of at least `least` words (two or more); the score is
  // the number of words.
  std::vector<PhraseHit> shared_run(std::string_view text, std::size_t least) const;
  const Draft& draft() const { return draft_; }

 private:
  struct Entry {
    int block;
    std::vector<int> plain, marked;         // words by number: without tone marks, and as written
    std::vector<std::uint32_t> starts, ends;  // of each word, bytes in the block's text
  };
  struct Seat {
    std::uint32_t entry, word;
  };
  struct Words {
    std::vector<int> plain, marked;  // -1: not in the draft
  };
  Words numbers_of(std::string_view text) const;
  const std::vector<Seat>& seats_of(int plain) const { return seats_[static_cast<std::size_t>(plain)]; }
  PhraseHit hit(const Entry& entry, std::size_t first, std::size_t last, double score) const;
  std::vector<PhraseHit> find_run(const Words& wanted) const;
  std::vector<PhraseHit> find_parts(const std::vector<Words>& parts) const;
  std::vector<PhraseHit> find_near(const Words& wanted) const;

  const Draft& draft_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, int> plain_numbers_, marked_numbers_;
  std::vector<std::vector<Seat>> seats_;                          // by number of the plain word
  std::unordered_map<std::uint64_t, std::vector<Seat>> pairs_;    // by both numbers of two words side by side
};

}  // namespace dh::analyse
