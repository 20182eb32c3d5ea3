// Finds the block that an opinion speaks of when it quotes nothing: by the rare words, pairs of words and figures that
// both hold, also those of the headings above the block. Weights are inverse document frequencies (Spärck Jones, 1972).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/draft.h"

namespace dh::analyse {

struct ContentHit {
  const Draft* draft = nullptr;
  int block = -1;
  double score = 0;     // sum of the weights shared, in nats
  double next = 0;      // the best score under another heading, as a share of `score`
};

class ContentIndex {
 public:
  explicit ContentIndex(const std::vector<Draft>& drafts);
  // `document` empty: all drafts. The best block; block is -1 when nothing is shared.
  ContentHit find(std::string_view text, const std::string& document) const;

 private:
  struct Entry {
    const Draft* draft;
    int block, heading;
    bool under_targets;  // under a heading of targets ("chỉ tiêu")
    double size;         // number of terms
    std::unordered_set<std::string> own, above;
  };
  double weight(const std::string& term) const;
  // "HTX" in an opinion, "hợp tác xã" in the draft: the words whose initials spell it.
  std::string with_acronyms(std::string_view text, const std::string& document) const;

  std::vector<Entry> entries_;
  std::unordered_map<std::string, int> blocks_with_;
};

}  // namespace dh::analyse
