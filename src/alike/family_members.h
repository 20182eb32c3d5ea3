// The wordings of each family, side by side, and which of them the others are compared with.
#pragma once

#include <cstdint>
#include <span>

#include "alike/joined.h"
#include "alike/memory.h"
#include "alike/wording_list.h"

namespace dh::alike {

class FamilyMembers {
 public:
  FamilyMembers(Joined& joined, std::uint32_t wordings);

  // The smallest number of the family of a wording; it stands for the family.
  std::uint32_t root(std::uint32_t number) const { return roots_[number]; }
  // Of a root, by number; none for what is no root.
  std::span<const std::uint32_t> of(std::uint32_t root) const { return std::span(members_.data() + starts_[root], starts_[root + 1] - starts_[root]); }

 private:
  BigArray<std::uint32_t> roots_, starts_, members_;
};

// The member that the others are compared with: the one that is most like all texts of the family taken together, bit by bit of
// their signatures; of those that are equally so the one that most texts have, then the one of the smallest hash. The
// commonest wording alone would not do: where everyone puts a name under a text no two are alike but those whose end was cut.
// `counts`: texts of each wording.
std::uint32_t choose_pivot(std::span<const std::uint32_t> members, const WordingList& wordings, const BigArray<std::uint32_t>& counts);

}  // namespace dh::alike
