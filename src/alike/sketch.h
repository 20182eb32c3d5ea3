// Sketches of wordings: MinHash (Broder, 1997) with 128 lanes of 16 bits over runs of five bytes. The share of lanes in
// which two sketches agree tells how many of the runs two wordings share.
//
// Lane i of a run is multiplier[i] * hash, modulo 2^16, both odd: a permutation of the odd numbers, one multiplication a
// lane. That 32,768 hashes are fewer than there are runs adds a quarter of a hundredth to what two wordings seem to share.
//
// The widest instructions of the machine are chosen at run time (Highway); every target gives the same sketch.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "alike/bit_count.h"

namespace dh::alike {

inline constexpr std::size_t run_bytes = 5;
inline constexpr std::size_t sketch_lanes = 128;

struct alignas(64) Sketch {
  std::array<std::uint16_t, sketch_lanes> lanes;
  bool operator==(const Sketch&) const = default;
};

// The hashes of the runs of a wording, odd, in order: length - 4 of them, or one when it is shorter. After the wording eight
// bytes must be readable.
void hash_runs(std::string_view wording, std::vector<std::uint16_t>& out);

Sketch sketch_of(std::span<const std::uint16_t> runs);

// One bit of every lane. Two wordings that share nothing agree in half of them, equal ones in all (b-bit minwise
// hashing; Li and König, 2010): enough to tell most that are not near without reading their texts.
struct Signature {
  std::uint64_t bits[2] = {0, 0};
};
Signature signature_of(const Sketch& sketch);
inline int agreeing(const Signature& one, const Signature& other) {
  return 128 - bit_count(one.bits[0] ^ other.bits[0]) - bit_count(one.bits[1] ^ other.bits[1]);
}

// The same lane by lane in plain C++: what every target must give.
Sketch plain_sketch_of(std::span<const std::uint16_t> runs);

// The name of the instruction set in use, as "AVX2".
const char* sketch_target();

}  // namespace dh::alike
