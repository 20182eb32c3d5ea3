// Which numbers are joined, straight or over others: a union-find that threads use together without locks (Anderson and
// Woll, 1991). The root of a set is its smallest number, whatever the order of the joins.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>

#include "alike/memory.h"

namespace dh::alike {

class Joined {
 public:
  explicit Joined(std::size_t count) : parent_(count) {
    for (std::size_t i = 0; i < count; ++i) parent_[i] = static_cast<std::uint32_t>(i);
  }

  // As another, with room for more.
  Joined(const Joined& other, std::size_t count) : Joined(count) {
    for (std::size_t i = 0; i < std::min(count, other.size()); ++i) parent_[i] = other.parent_[i];
  }

  std::uint32_t root(std::uint32_t i) {
    for (;;) {
      std::atomic_ref<std::uint32_t> link(parent_[i]);
      std::uint32_t above = link.load(std::memory_order_relaxed);
      if (above == i) return i;
      const std::uint32_t over = std::atomic_ref<std::uint32_t>(parent_[above]).load(std::memory_order_relaxed);
      if (over != above) link.compare_exchange_weak(above, over, std::memory_order_relaxed);
      i = over;
    }
  }

  void join(std::uint32_t a, std::uint32_t b) {
    for (;;) {
      a = root(a);
      b = root(b);
      if (a == b) return;
      if (a < b) std::swap(a, b);
      std::uint32_t itself = a;
      if (std::atomic_ref<std::uint32_t>(parent_[a]).compare_exchange_strong(itself, b, std::memory_order_acq_rel)) return;
    }
  }

  void prefetch(std::uint32_t i) const { __builtin_prefetch(parent_.data() + i); }

  std::size_t size() const { return parent_.size(); }

 private:
  BigArray<std::uint32_t> parent_;
};

}  // namespace dh::alike
