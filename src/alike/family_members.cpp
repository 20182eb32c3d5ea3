#include "alike/family_members.h"

#include <array>
#include <tuple>
#include <utility>

namespace dh::alike {

FamilyMembers::FamilyMembers(Joined& joined, std::uint32_t wordings) : roots_(wordings), starts_(std::size_t{wordings} + 1), members_(wordings) {
  for (std::uint32_t i = 0; i < wordings; ++i) ++starts_[roots_[i] = joined.root(i)];
  std::uint32_t sum = 0;
  for (std::uint32_t& start : starts_) sum += std::exchange(start, sum);
  // While members are put in, the start of a family moves to its end, and then back by what it holds.
  for (std::uint32_t i = 0; i < wordings; ++i) members_[starts_[roots_[i]]++] = i;
  for (std::uint32_t i = wordings; i > 0; --i) starts_[i] = starts_[i - 1];
  if (wordings > 0) starts_[0] = 0;
}

std::uint32_t choose_pivot(std::span<const std::uint32_t> members, const WordingList& wordings, const BigArray<std::uint32_t>& counts) {
  std::uint64_t texts = 0;
  std::uint32_t commonest = members[0];
  for (const std::uint32_t one : members) {
    texts += counts[one];
    if (counts[one] > counts[commonest] || (counts[one] == counts[commonest] && wordings[one].hash < wordings[commonest].hash)) commonest = one;
  }
  // Of two, and where more than half have one wording, that is the one that is most like all.
  if (members.size() <= 2 || std::uint64_t{counts[commonest]} * 2 > texts) return commonest;
  constexpr std::size_t ahead = 16;
  std::array<std::uint64_t, 128> set{};
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i + ahead < members.size()) wordings.prefetch(members[i + ahead]);
    const Signature& signature = wordings[members[i]].signature;
    const std::uint64_t weight = counts[members[i]];
    for (std::size_t bit = 0; bit < set.size(); ++bit) set[bit] += (signature.bits[bit / 64] >> bit % 64 & 1) * weight;
  }
  Signature most, decided;
  for (std::size_t bit = 0; bit < set.size(); ++bit) {
    most.bits[bit / 64] |= std::uint64_t{set[bit] * 2 > texts} << bit % 64;
    decided.bits[bit / 64] |= std::uint64_t{set[bit] * 2 != texts} << bit % 64;
  }
  const auto rank = [&](std::uint32_t one) {
    Signature differing;
    for (std::size_t word = 0; word < 2; ++word) differing.bits[word] = (wordings[one].signature.bits[word] ^ most.bits[word]) & decided.bits[word];
    return std::tuple(bit_count(differing.bits[0]) + bit_count(differing.bits[1]), ~counts[one], wordings[one].hash);
  };
  std::uint32_t best = members[0];
  auto best_rank = rank(best);
  for (const std::uint32_t one : members)
    if (const auto its = rank(one); its < best_rank) best = one, best_rank = its;
  return best;
}

}  // namespace dh::alike
