// A number whose bits all depend on all bits of another (a finisher of xorshift and multiplication).
#pragma once

#include <cstdint>

namespace dh::alike {

inline std::uint64_t stirred(std::uint64_t value) {
  value = (value ^ value >> 32) * 0xD6E8FEB86659FD93u;
  value = (value ^ value >> 32) * 0xD6E8FEB86659FD93u;
  return value ^ value >> 32;
}

}  // namespace dh::alike
