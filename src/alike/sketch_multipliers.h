// The multipliers of the lanes of a sketch: distinct odd numbers, drawn once by a fixed generator.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "alike/sketch.h"

namespace dh::alike {

inline constexpr auto multipliers = [] {
  struct alignas(64) Lanes : std::array<std::uint16_t, sketch_lanes> {};
  Lanes out{};
  std::uint64_t state = 0x1284;
  for (std::size_t lane = 0; lane < sketch_lanes;) {
    state += 0x9E3779B97F4A7C15u;  // SplitMix64 (Steele, Lea and Flood, 2014)
    std::uint64_t mixed = state;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
    const auto odd = static_cast<std::uint16_t>((mixed ^ mixed >> 31) | 1u);
    bool known = false;
    for (std::size_t before = 0; before < lane; ++before) known = known || out[before] == odd;
    if (!known) out[lane++] = odd;
  }
  return out;
}();

}  // namespace dh::alike
