#include "alike/likeness.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "alike/common_ends.h"
#include "alike/sketch.h"

namespace dh::alike {
namespace {

std::size_t runs_of(std::string_view wording) { return wording.size() > run_bytes ? wording.size() - run_bytes + 1 : 1; }

std::uint64_t run_at(const char* at, std::uint64_t mask) {
  std::uint64_t run;
  std::memcpy(&run, at, 8);
  return run & mask;
}
std::uint64_t mask_of(std::string_view wording) { return (std::uint64_t{1} << 8 * std::min(run_bytes, wording.size())) - 1; }

std::size_t slot_of(std::uint64_t run, std::size_t slots) { return run * 0x9E3779B97F4A7C15u >> 32 & (slots - 1); }

}  // namespace

void Likeness::hold(std::string_view one) {
  one_ = one;
  filled_ = false;
}

void Likeness::fill() {
  const std::size_t runs = runs_of(one_), wanted = std::bit_ceil(runs * 2);
  if (slots_.size() < wanted || slots_.size() > 16 * wanted) {
    slots_.assign(std::max<std::size_t>(wanted, 1024), {});
    round_ = asked_ = 0;
  }
  if (++round_ == 0) {  // after four thousand million wordings
    std::ranges::fill(slots_, Slot{});
    round_ = 1;
  }
  const std::uint64_t mask = mask_of(one_);
  for (std::size_t i = 0; i < runs; ++i) {
    const std::uint64_t run = run_at(one_.data() + i, mask);
    std::size_t at = slot_of(run, slots_.size());
    while (slots_[at].round == round_ && slots_[at].run != run) at = (at + 1) & (slots_.size() - 1);
    Slot& slot = slots_[at];
    slot.count = slot.round == round_ ? slot.count + 1 : 1;
    slot.run = run;
    slot.round = round_;
  }
  filled_ = true;
}

double Likeness::with(std::string_view other) {
  if (!filled_) fill();
  if (++asked_ == 0) {  // after four thousand million comparisons
    std::ranges::fill(slots_, Slot{});
    asked_ = 1;
    fill();
  }
  const std::size_t runs = runs_of(other);
  const std::uint64_t mask = mask_of(other);
  std::size_t shared = 0;
  for (std::size_t i = 0; i < runs; ++i) {
    const std::uint64_t run = run_at(other.data() + i, mask);
    std::size_t at = slot_of(run, slots_.size());
    while (slots_[at].round == round_ && slots_[at].run != run) at = (at + 1) & (slots_.size() - 1);
    Slot& slot = slots_[at];
    if (slot.round != round_) continue;
    if (slot.asked != asked_) {
      slot.asked = asked_;
      slot.seen = 0;
    }
    shared += slot.seen++ < slot.count;
  }
  return static_cast<double>(shared) / static_cast<double>(runs_of(one_) + runs - shared);
}

bool Likeness::near(std::string_view other) {
  const std::size_t shorter = std::min(one_.size(), other.size());
  const double all = static_cast<double>(runs_of(one_) + runs_of(other));
  const double enough = all * near_likeness / (1 + near_likeness);  // shared runs
  if (static_cast<double>(runs_of(one_.substr(0, shorter))) < enough) return false;
  // What both have at their beginning and at their end shares its runs; one change in the middle leaves the most of it.
  const std::size_t start = common_start(one_, other), end = common_end(one_, other, shorter - start);
  const auto runs = [](std::size_t bytes) { return bytes >= run_bytes ? bytes - run_bytes + 1 : 0; };
  if (static_cast<double>(runs(start) + runs(end)) >= enough) return true;
  return with(other) >= near_likeness;
}

double likeness(std::string_view one, std::string_view other) {
  Likeness out;
  out.hold(one);
  return out.with(other);
}

}  // namespace dh::alike
