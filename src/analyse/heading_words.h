// Headings named by their words instead of their labels: "phần bài học kinh nghiệm", "Chỉ tiêu xã hội".
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyse/draft_map.h"

namespace dh::analyse {

struct HeadingHit {
  int heading = -1;   // site
  double score = 0;   // nats
  bool named = false; // the words stand after "phần", "mục", "đoạn" or the like
};

class HeadingIndex {
 public:
  explicit HeadingIndex(const DraftMap& map);
  // Every heading whose words the text holds for the most part. `points`: the text only points (a column of places).
  std::vector<HeadingHit> find(std::string_view text, bool points) const;

 private:
  struct Share {
    int heading;
    double part;  // of the heading's own weight
  };
  struct Term {
    double weight = 0;
    std::vector<Share> held_by;
  };
  const DraftMap& map_;
  std::unordered_map<std::string, Term> terms_;
  double rarest_ = 0;  // weight of a pair that one heading holds
};

}  // namespace dh::analyse
