// Hints about the place of an opinion, weighed together: each gives nats (natural logarithms of odds) to the blocks it
// speaks for, as in a naive Bayes judgement; the place is certain when the best is good and clear of all others.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analyse/draft_map.h"

namespace dh::analyse {

// What spoke for a block.
struct Support {
  int site = -1;
  double nats = 0;
  double quoted = 0;               // the part of it that a quotation gave
  double pointed = 0;              // the part that a pointer gave
  double spoken = 0;               // the part that shared matters gave, which new ideas share with many places
  std::size_t start = 0, end = 0;  // the range with the strongest hint; empty: the whole block
  double range_nats = 0;           // of that hint
  std::string because;             // the strongest hint
  double because_nats = 0;
};

class Evidence {
 public:
  explicit Evidence(const DraftMap& map);
  void add(int site, double nats, const char* because);
  void add_quoted(int site, double nats, std::size_t start, std::size_t end, const char* because);
  void add_pointed(int site, double nats, const char* because);
  void add_spoken(int site, double nats, const char* because);
  // A range to take when no stronger hint gives one.
  void range(int site, double nats, std::size_t start, std::size_t end);
  bool empty() const { return touched_.empty(); }
  const Support* at(int site) const;
  const std::vector<int>& touched() const { return touched_; }
  // Best first; of equal ones the earlier block.
  std::vector<Support> ranked() const;
  void clear();

 private:
  Support& of(int site);
  std::vector<Support> supports_;  // by site
  std::vector<int> touched_;
};

struct Verdict {
  bool found = false;
  bool certain = false;
  double margin = 0;  // nats between the best and the best elsewhere
  Support best;
  std::vector<Support> candidates;  // best first, one or more for each place that is near the best
};

// Two places under one heading are one place for this.
Verdict decide(const DraftMap& map, const Evidence& evidence);

}  // namespace dh::analyse
