// How much two opinions speak of the same thing, whatever their words: the cosine of their rare words, pairs of words
// and figures, each weighted by how few opinions and paragraphs of the drafts hold it (Salton and Buckley, 1988).
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/consultation.h"
#include "model/opinion.h"

namespace dh::analyse {

class ContentLikeness {
 public:
  ContentLikeness(const Consultation& consultation, std::span<const Opinion> opinions);

  // Calls `pair(i, j, likeness)` once for every two of the opinions `among` (indexes) that are at least `least` alike. The
  // sums are taken in the order of `among`: give it in the order of ids where the last digit must not depend on the order
  // of arrival. Give one of each wording: what was sent again and again makes its terms no less telling. Terms that more
  // than `most_holders` of them hold bring no two together, so that the cost stays in proportion to their number.
  void for_each_alike(std::span<const std::size_t> among, double least, const std::function<void(std::size_t, std::size_t, double)>& pair);

 private:
  int number_of(const std::string& term);
  void read_terms(std::span<const std::size_t> among);

  std::span<const Opinion> opinions_;
  std::size_t blocks_ = 0;
  std::unordered_map<std::string, int> numbers_;
  std::vector<int> held_by_blocks_;         // by the number of the term
  std::vector<double> kind_weights_;
  std::vector<bool> asks_;                  // only asks, and counts for nothing in an opinion
  std::unordered_set<std::string> asking_;  // terms of that kind without a number
  std::vector<std::vector<int>> terms_;     // of each opinion that was asked for
  std::vector<bool> has_terms_;
};

}  // namespace dh::analyse
