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

// Eight vectors at once where they are narrow, four where they are wide; the least values stay in registers.
template <std::size_t at_once, class D>
HWY_INLINE void lanes_from(D d, const std::uint16_t* runs, std::size_t count, const std::uint16_t* m, std::uint16_t* lanes) {
  using V = hn::Vec<D>;
  const std::size_t width = hn::Lanes(d);
  V least0 = hn::Set(d, 0xFFFF), least1 = least0, least2 = least0, least3 = least0, least4 = least0, least5 = least0, least6 = least0, least7 = least0;
  for (std::size_t i = 0; i < count; ++i) {
    const V run = hn::Set(d, runs[i]);
    least0 = hn::Min(least0, hn::Mul(run, hn::Load(d, m)));
    least1 = hn::Min(least1, hn::Mul(run, hn::Load(d, m + width)));
    least2 = hn::Min(least2, hn::Mul(run, hn::Load(d, m + 2 * width)));
    least3 = hn::Min(least3, hn::Mul(run, hn::Load(d, m + 3 * width)));
    if (at_once == 4) continue;
    least4 = hn::Min(least4, hn::Mul(run, hn::Load(d, m + 4 * width)));
    least5 = hn::Min(least5, hn::Mul(run, hn::Load(d, m + 5 * width)));
    least6 = hn::Min(least6, hn::Mul(run, hn::Load(d, m + 6 * width)));
    least7 = hn::Min(least7, hn::Mul(run, hn::Load(d, m + 7 * width)));
  }
  hn::Store(least0, d, lanes);
  hn::Store(least1, d, lanes + width);
  hn::Store(least2, d, lanes + 2 * width);
  hn::Store(least3, d, lanes + 3 * width);
  if (at_once == 4) return;
  hn::Store(least4, d, lanes + 4 * width);
  hn::Store(least5, d, lanes + 5 * width);
  hn::Store(least6, d, lanes + 6 * width);
  hn::Store(least7, d, lanes + 7 * width);
}

void sketch(const std::uint16_t* runs, std::size_t count, std::uint16_t* lanes) {
  const hn::CappedTag<std::uint16_t, sketch_lanes / 4> d;
  const std::size_t width = hn::Lanes(d);
  if (width * 8 <= sketch_lanes) {
    for (std::size_t lane = 0; lane < sketch_lanes; lane += width * 8) lanes_from<8>(d, runs, count, multipliers.data() + lane, lanes + lane);
  } else {
    for (std::size_t lane = 0; lane < sketch_lanes; lane += width * 4) lanes_from<4>(d, runs, count, multipliers.data() + lane, lanes + lane);
  }
}

}  // namespace dh::alike::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <bit>
#include <cstring>

namespace dh::alike {

HWY_EXPORT(sketch);

Sketch sketch_of(std::span<const std::uint16_t> runs) {
  Sketch out;
  HWY_DYNAMIC_DISPATCH(sketch)(runs.data(), runs.size(), out.lanes.data());
  return out;
}

Sketch plain_sketch_of(std::span<const std::uint16_t> runs) {
  Sketch out;
  out.lanes.fill(0xFFFF);
  for (const std::uint16_t run : runs)
    for (std::size_t lane = 0; lane < sketch_lanes; ++lane) {
      const auto value = static_cast<std::uint16_t>(std::uint32_t{run} * multipliers[lane]);
      if (value < out.lanes[lane]) out.lanes[lane] = value;
    }
  return out;
}

Signature signature_of(const Sketch& sketch) {
  Signature out;
  for (std::size_t word = 0; word < 2; ++word)
    for (std::size_t group = 0; group < 16; ++group) {
      // Four lanes at once: their lowest bits are gathered by a multiplication.
      std::uint64_t lanes;
      std::memcpy(&lanes, sketch.lanes.data() + word * 64 + group * 4, 8);
      lanes = lanes >> 2 ^ lanes >> 7;  // the lowest bit of a lane is always set
      out.bits[word] |= ((lanes & 0x0001000100010001u) * 0x1000200040008000u >> 60) << 4 * group;
    }
  return out;
}

void hash_runs(std::string_view wording, std::vector<std::uint16_t>& out) {
  const std::size_t count = wording.size() > run_bytes ? wording.size() - run_bytes + 1 : 1;
  out.resize(count);
  const std::uint64_t mask = (std::uint64_t{1} << 8 * std::min(run_bytes, wording.size())) - 1;
  for (std::size_t i = 0; i < count; ++i) {
    std::uint64_t run;
    std::memcpy(&run, wording.data() + i, 8);
    run &= mask;
    out[i] = static_cast<std::uint16_t>(run * 0x9E3779B97F4A7C15u >> 48 | 1);
  }
}

const char* sketch_target() {
  const std::uint32_t targets = static_cast<std::uint32_t>(hwy::SupportedTargets() & HWY_TARGETS);
  return hwy::TargetName(targets & (~targets + 1));  // the lowest bit is the widest
}

}  // namespace dh::alike
#endif
