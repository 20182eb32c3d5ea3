// Opinions on their way into groups: disjoint sets (Tarjan, 1975) that refuse to grow over what the guard forbids and
// over what persons decided. A group's members are only compared by one of each kind of wording, so that joining costs
// the same however often a wording was sent.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "analyse/difference_guard.h"
#include "analyse/group_decisions.h"
#include "analyse/requests.h"

namespace dh::analyse {

class Joining {
 public:
  Joining(std::span<const Opinion> opinions, const Requests& requests, const Vocabulary& vocabulary, const GroupDecisions& decisions);

  std::size_t root(std::size_t i) const;
  bool one_group(std::size_t a, std::size_t b) const { return root(a) == root(b); }
  // Joins the groups of both unless something forbids it; true when they stand in one group then.
  bool join(std::size_t a, std::size_t b);
  // The same edit of the same block, in whatever words: unless one of them refuses it.
  bool join_same_edit(std::size_t a, std::size_t b);
  // The same wording: nothing but a person's decision can forbid it.
  bool join_same_wording(std::size_t a, std::size_t b);
  // Members by group, in the order of their ids; the groups in the order of their first members.
  std::vector<std::vector<std::size_t>> groups() const;
  std::size_t size_of(std::size_t i) const { return size_[root(i)]; }

 private:
  struct Kept {  // of a root
    std::set<std::string> asked;
    std::map<std::uint64_t, std::size_t> wordings;  // one member of each kind of wording
    std::map<int, std::size_t> blocks;              // one member at each certain place
    std::map<std::size_t, bool> apart;              // number of a decision: on which side
  };
  Kept& kept(std::size_t root) const;
  bool decided_apart(std::size_t a, std::size_t b) const;
  bool guard_allows(std::size_t a, std::size_t b, bool same_edit) const;
  void unite(std::size_t a, std::size_t b);

  std::span<const Opinion> opinions_;
  const Requests& requests_;
  const Vocabulary& vocabulary_;
  mutable std::vector<std::size_t> parent_;
  std::vector<std::size_t> size_;  // of a root
  // Made when first asked for: of what nobody joins, and of what says the very same, there is nothing to keep.
  mutable std::vector<std::unique_ptr<Kept>> kept_;
};

}  // namespace dh::analyse
