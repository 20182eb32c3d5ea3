// Which of the draft's figures an opinion wants raised or lowered, when its place is a whole section or not known:
// the figure of the same sort whose own words the opinion repeats most ("tỷ lệ đô thị hóa lên 35%").
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/consultation.h"
#include "model/opinion.h"

namespace dh::analyse {

class FigurePlaces {
 public:
  explicit FigurePlaces(const Consultation& consultation);
  // Text of the block; empty when `own`, the text of the block that the opinion is on, holds such a figure itself, or
  // when no block stands out.
  std::string block_for(const Opinion& opinion, std::string_view own, std::string_view fresh) const;

 private:
  struct Target {
    const Draft* draft;
    int block;
    std::map<std::string, int> words;  // without tone marks
  };
  bool under(const Target& target, const Opinion& opinion) const;

  const Consultation& consultation_;
  std::vector<Target> targets_;           // blocks with a figure, under a heading of targets or in a place's section
  std::map<std::string, int> blocks_with_;
};

}  // namespace dh::analyse
