// Finds a phrase in a draft's blocks: as it stands, without tone marks, or with a few words wrong.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/draft.h"
#include "text/fold.h"

namespace dh::analyse {

struct PhraseHit {
  int block = -1;
  std::size_t start = 0, end = 0;  // bytes in the block's text
  double score = 0;                // 1: the same words; less: misquoted
};

class PhraseIndex {
 public:
  explicit PhraseIndex(const Draft& draft);
  // Best first; at most one hit a block. A phrase of fewer than two words is found only as it stands.
  std::vector<PhraseHit> find(std::string_view phrase) const;
  // The longest run of words that the text shares with a block, of at least `least` words.
  std::vector<PhraseHit> shared_run(std::string_view text, std::size_t least) const;
  const Draft& draft() const { return draft_; }

 private:
  struct Entry {
    int block;
    FoldedText words;   // tone marks kept
    FoldedText plain;   // without
    std::vector<std::string_view> tokens;        // of plain
    std::vector<std::size_t> token_starts;       // bytes in plain
  };
  std::vector<PhraseHit> find_exact(const std::string& phrase, Fold level, double score) const;
  std::vector<PhraseHit> find_near(const std::string& phrase) const;
  const Draft& draft_;
  std::vector<Entry> entries_;
};

}  // namespace dh::analyse
