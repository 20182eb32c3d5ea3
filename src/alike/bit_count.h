// How many bits are set, without the instruction for it: not every machine has it, and code that is compiled once for all of
// them would call a function.
#pragma once

#include <cstdint>

namespace dh::alike {

inline int bit_count(std::uint64_t bits) {
  bits -= bits >> 1 & 0x5555555555555555u;
  bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
  bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return static_cast<int>(bits * 0x0101010101010101u >> 56);
}

}  // namespace dh::alike
