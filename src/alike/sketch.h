// Sketches of wordings: MinHash (Broder, 1997) with 128 lanes of 16 bits over runs of five bytes. The share of lanes in
// which two sketches agree tells how many of the runs two wordings share.
//
// The widest instructions of the machine are chosen at run time (Highway); every target gives the same sketch.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace dh::alike {

inline constexpr std::size_t run_bytes = 5;
inline constexpr std::size_t sketch_lanes = 128;

struct alignas(64) Sketch {
  std::array<std::uint16_t, sketch_lanes> lanes;
  bool operator==(const Sketch&) const = default;
};

// The hashes of the runs of a wording, in order: length - 4 of them, or one when it is shorter. After the wording eight
// bytes must be readable.
void hash_runs(std::string_view wording, std::vector<std::uint32_t>& out);

Sketch sketch_of(std::span<const std::uint32_t> runs);

// The same lane by lane in plain C++: what every target must give.
Sketch plain_sketch_of(std::span<const std::uint32_t> runs);

// The name of the instruction set in use, as "AVX2".
const char* sketch_target();

}  // namespace dh::alike
