// Joins the near wordings of a band. Of wordings with one key each is compared with the two whose hashes are the smallest
// and the largest, so that the pairs that are compared do not depend on the order of the texts. What is joined already need
// not be compared: it changes nothing.
//
// Everything that is looked at lies far apart in memory. So a part of the band is gone through step by step, and at each
// step what the next ones need is on its way.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "alike/band_groups.h"
#include "alike/joined.h"
#include "alike/likeness.h"
#include "alike/wording_list.h"
#include "alike/wording_store.h"

namespace dh::alike {

// One for each thread. What it is given must outlive it.
class BandJoin {
 public:
  BandJoin(const WordingList& wordings, const WordingStore& store, Joined& joined, std::size_t largest)
      : wordings_(wordings), store_(store), joined_(joined), groups_(largest) {}

  void join(const BandColumns& columns, std::size_t band);

  std::uint64_t compared() const { return compared_; }

 private:
  struct Group {
    std::uint32_t from, to;
  };
  struct Pair {  // indices among those that are looked at
    std::uint32_t center, other;
  };
  void find_open(const BandGroups::Part& part);
  void look_up(const BandGroups::Part& part);
  void pair_up();
  void compare_pairs();

  const WordingList& wordings_;
  const WordingStore& store_;
  Joined& joined_;
  BandGroups groups_;
  std::vector<Group> open_;           // groups that are not joined yet
  std::vector<std::uint32_t> numbers_;  // of their wordings
  std::vector<Wording> known_;        // and what is known of these
  std::vector<Pair> pairs_;
  Likeness likeness_;
  std::string held_, other_;
  std::uint64_t compared_ = 0;
};

}  // namespace dh::alike
