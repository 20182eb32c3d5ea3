// What two texts begin and end with alike.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace dh::alike {

// How many bytes two wordings have in common at their beginning.
inline std::size_t common_start(std::string_view one, std::string_view other) {
  const std::size_t most = std::min(one.size(), other.size());
  std::size_t at = 0;
  for (; at + 8 <= most; at += 8) {
    std::uint64_t a, b;
    std::memcpy(&a, one.data() + at, 8);
    std::memcpy(&b, other.data() + at, 8);
    if (a != b) return at + static_cast<std::size_t>(std::countr_zero(a ^ b)) / 8;
  }
  while (at < most && one[at] == other[at]) ++at;
  return at;
}

// And at their end, no further than `most` bytes.
inline std::size_t common_end(std::string_view one, std::string_view other, std::size_t most) {
  std::size_t at = 0;
  for (; at + 8 <= most; at += 8) {
    std::uint64_t a, b;
    std::memcpy(&a, one.data() + one.size() - at - 8, 8);
    std::memcpy(&b, other.data() + other.size() - at - 8, 8);
    if (a != b) return at + static_cast<std::size_t>(std::countl_zero(a ^ b)) / 8;
  }
  while (at < most && one[one.size() - at - 1] == other[other.size() - at - 1]) ++at;
  return at;
}

}  // namespace dh::alike
