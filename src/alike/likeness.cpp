#include "alike/likeness.h"

#include <algorithm>
#include <array>
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

std::size_t runs(std::size_t bytes) { return bytes >= run_bytes ? bytes - run_bytes + 1 : 0; }

// Where the next words begin: after the blanks from `at` on. Returns how many there are, at most `most`.
template <std::size_t most>
std::size_t next_words(std::string_view text, std::size_t at, std::array<std::size_t, most>& out) {
  std::size_t count = 0;
  for (; count < most && at < text.size(); at += 8) {
    std::uint64_t bytes;
    std::memcpy(&bytes, text.data() + at, 8);
    const std::uint64_t differing = bytes ^ 0x2020202020202020u;
    const std::uint64_t others = (differing & 0x7F7F7F7F7F7F7F7Fu) + 0x7F7F7F7F7F7F7F7Fu;  // a clear top bit where a blank is
    for (std::uint64_t blanks = ~(others | differing) & 0x8080808080808080u; blanks != 0 && count < most; blanks &= blanks - 1) {
      const std::size_t next = at + static_cast<std::size_t>(std::countr_zero(blanks)) / 8 + 1;
      if (next >= text.size()) return count;
      out[count++] = next;
    }
  }
  return count;
}

// Runs that both texts have while they keep in step: after a difference they are in step again where both go on with the
// same eight bytes after leaving out at most three words each. Each is counted once, so no fewer than these are shared.
// `at`: what both begin with alike.
std::size_t runs_in_step(std::string_view one, std::string_view other, std::size_t at) {
  constexpr std::size_t most = 3;
  std::size_t a = at, b = at, sum = runs(at);
  std::array<std::size_t, most> after_a, after_b;
  while (a < one.size() && b < other.size()) {
    const std::size_t in_a = next_words(one, a, after_a), in_b = next_words(other, b, after_b);
    std::size_t met = 0;
    for (std::size_t gone = 0; gone < in_a + in_b && met == 0; ++gone)  // those that leave out little are tried first
      for (std::size_t i = gone < in_b ? 0 : gone - in_b + 1; i <= gone && i < in_a && met == 0; ++i) {
        const std::size_t j = gone - i;
        std::uint64_t x, y;
        std::memcpy(&x, one.data() + after_a[i], 8);
        std::memcpy(&y, other.data() + after_b[j], 8);
        if (x != y) continue;
        // The blank before is the same too.
        met = 1 + common_start(one.substr(after_a[i]), other.substr(after_b[j]));
        a = after_a[i] - 1 + met;
        b = after_b[j] - 1 + met;
      }
    if (met == 0) break;
    sum += runs(met);
  }
  return sum;
}

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
  if (static_cast<double>(runs(start) + runs(end)) >= enough) return true;
  if (static_cast<double>(runs_in_step(one_.substr(0, one_.size() - end), other.substr(0, other.size() - end), start) + runs(end)) >= enough) return true;
  return with(other) >= near_likeness;
}

double likeness(std::string_view one, std::string_view other) {
  Likeness out;
  out.hold(one);
  return out.with(other);
}

}  // namespace dh::alike
