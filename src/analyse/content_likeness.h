// How much two opinions speak of the same thing, whatever their words: the cosine of their rare words, pairs of words
// and figures, each weighted by how few opinions and paragraphs of the drafts hold it (Salton and Buckley, 1988).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "analyse/content_terms.h"
#include "analyse/term_numbers.h"
#include "model/consultation.h"
#include "model/opinion.h"

namespace dh::analyse {

class ContentLikeness {
 public:
  ContentLikeness(const Consultation& consultation, std::span<const Opinion> opinions);

  // From which likeness two are looked at; from `even_less` where both hold one bit of `may_be_less` (by opinion; may be empty).
  struct Least {
    double least, even_less;
    std::span<const std::uint8_t> may_be_less;
    explicit Least(double from) : least(from), even_less(from) {}
    Least(double usual, double less, std::span<const std::uint8_t> where) : least(usual), even_less(less), may_be_less(where) {}
  };
  using Keep = std::function<bool(std::size_t i, std::size_t j, double likeness)>;
  using Pair = std::function<void(std::size_t i, std::size_t j, double likeness)>;
  // Asks `keep`, from several threads, about every two of the opinions `among` (indexes) that are alike enough, once,
  // and calls `pair` with those that it keeps, on this thread; i stands before j in `among`. The sums are taken in the order of
  // `among`: give it in the order of ids where the last digit must not depend on the order of arrival. Give one of each
  // wording: what was sent again and again makes its terms no less telling. Terms that more than `most_holders` of them hold
  // bring no two together, so that the cost stays in proportion to their number.
  void for_each_alike(std::span<const std::size_t> among, const Least& least, const Keep& keep, const Pair& pair);

 private:
  std::uint32_t number_of(const ContentTerm& term);
  void read_terms(std::span<const std::size_t> among);

  std::span<const Opinion> opinions_;
  std::size_t blocks_ = 0;
  TermNumbers numbers_;
  std::vector<std::uint32_t> held_by_blocks_;  // by the number of the term
  std::vector<double> kind_weights_;
  std::vector<std::vector<std::uint32_t>> terms_;  // of each opinion that was asked for
  std::vector<bool> has_terms_;
};

}  // namespace dh::analyse
