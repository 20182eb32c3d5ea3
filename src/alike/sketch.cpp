// Compiled once for each instruction set: see highway/foreach_target.h.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "alike/sketch.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "alike/sketch.h"
#include "alike/sketch_multipliers.h"

HWY_BEFORE_NAMESPACE();
namespace dh::alike::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Lane i of a run with the halves (low, high) of its hash is multiplier[i] * low + high, modulo 2^16. `low` is made odd:
// the lanes of one run then differ in every case.
void sketch(const std::uint32_t* runs, std::size_t count, std::uint16_t* lanes) {
  const hn::CappedTag<std::uint16_t, sketch_lanes / 4> d;
  const std::size_t width = hn::Lanes(d);
  constexpr std::size_t at_once = 4;  // vectors kept in registers with their multipliers
  for (std::size_t lane = 0; lane < sketch_lanes; lane += width * at_once) {
    const std::uint16_t* const m = multipliers.data() + lane;
    const auto m0 = hn::Load(d, m), m1 = hn::Load(d, m + width), m2 = hn::Load(d, m + 2 * width), m3 = hn::Load(d, m + 3 * width);
    auto least0 = hn::Set(d, 0xFFFF), least1 = least0, least2 = least0, least3 = least0;
    for (std::size_t i = 0; i < count; ++i) {
      const auto low = hn::Set(d, static_cast<std::uint16_t>(runs[i] | 1));
      const auto high = hn::Set(d, static_cast<std::uint16_t>(runs[i] >> 16));
      least0 = hn::Min(least0, hn::Add(hn::Mul(low, m0), high));
      least1 = hn::Min(least1, hn::Add(hn::Mul(low, m1), high));
      least2 = hn::Min(least2, hn::Add(hn::Mul(low, m2), high));
      least3 = hn::Min(least3, hn::Add(hn::Mul(low, m3), high));
    }
    hn::Store(least0, d, lanes + lane);
    hn::Store(least1, d, lanes + lane + width);
    hn::Store(least2, d, lanes + lane + 2 * width);
    hn::Store(least3, d, lanes + lane + 3 * width);
  }
}

}  // namespace dh::alike::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <bit>
#include <cstring>

namespace dh::alike {

HWY_EXPORT(sketch);

Sketch sketch_of(std::span<const std::uint32_t> runs) {
  Sketch out;
  HWY_DYNAMIC_DISPATCH(sketch)(runs.data(), runs.size(), out.lanes.data());
  return out;
}

Sketch plain_sketch_of(std::span<const std::uint32_t> runs) {
  Sketch out;
  out.lanes.fill(0xFFFF);
  for (const std::uint32_t run : runs)
    for (std::size_t lane = 0; lane < sketch_lanes; ++lane) {
      const auto value = static_cast<std::uint16_t>((run | 1u) * std::uint32_t{multipliers[lane]} + (run >> 16));
      if (value < out.lanes[lane]) out.lanes[lane] = value;
    }
  return out;
}

void hash_runs(std::string_view wording, std::vector<std::uint32_t>& out) {
  const std::size_t count = wording.size() > run_bytes ? wording.size() - run_bytes + 1 : 1;
  out.resize(count);
  const std::uint64_t mask = (std::uint64_t{1} << 8 * std::min(run_bytes, wording.size())) - 1;
  for (std::size_t i = 0; i < count; ++i) {
    std::uint64_t run;
    std::memcpy(&run, wording.data() + i, 8);
    run &= mask;
    out[i] = static_cast<std::uint32_t>(run * 0x9E3779B97F4A7C15u >> 32);
  }
}

const char* sketch_target() {
  const std::uint32_t targets = static_cast<std::uint32_t>(hwy::SupportedTargets() & HWY_TARGETS);
  return hwy::TargetName(targets & (~targets + 1));  // the lowest bit is the widest
}

}  // namespace dh::alike
#endif
