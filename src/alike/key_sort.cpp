#include "alike/key_sort.h"

#include <array>
#include <utility>

namespace dh::alike {

std::span<std::uint64_t> sort_by_key(std::span<std::uint64_t> keys, std::span<std::uint64_t> room) {
  constexpr std::size_t bits = 11, passes = 3, digits = 1u << bits;
  std::array<std::array<std::uint32_t, digits>, passes> counts{};
  for (const std::uint64_t key : keys)
    for (std::size_t pass = 0; pass < passes; ++pass) ++counts[pass][key >> (32 + bits * pass) & (digits - 1)];
  for (std::size_t pass = 0; pass < passes; ++pass) {
    std::uint32_t sum = 0;
    for (std::uint32_t& count : counts[pass]) sum += std::exchange(count, sum);
    for (const std::uint64_t key : keys) room[counts[pass][key >> (32 + bits * pass) & (digits - 1)]++] = key;
    std::swap(keys, room);
  }
  return keys;
}

}  // namespace dh::alike
