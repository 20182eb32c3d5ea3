// Numbers for terms, or for anything else that a key stands for, in the order in which they are first met: an open-addressing
// table of their hashes (96 bits: see InputKey), without the terms themselves.
#pragma once

#include <cstdint>
#include <vector>

#include "analyse/same_input.h"

namespace dh::analyse {

class TermNumbers {
 public:
  struct Found {
    std::uint32_t number;
    bool added;
  };
  Found find_or_add(const InputKey& key) {
    if (2 * (count_ + 1) > slots_.size()) grow();
    Slot& slot = slot_of(key);
    if (slot.number_plus_1 != 0) return {slot.number_plus_1 - 1, false};
    slot = {key, ++count_};
    return {count_ - 1, true};
  }
  void prefetch(const InputKey& key) const { __builtin_prefetch(&slots_[key.main & (slots_.size() - 1)]); }

 private:
  struct Slot {
    InputKey key;
    std::uint32_t number_plus_1 = 0;  // 0: empty
  };
  Slot& slot_of(const InputKey& key) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = key.main & mask;
    while (slots_[at].number_plus_1 != 0 && !(slots_[at].key == key)) at = (at + 1) & mask;
    return slots_[at];
  }
  void grow() {
    std::vector<Slot> before(2 * slots_.size());
    before.swap(slots_);
    for (const Slot& one : before)
      if (one.number_plus_1 != 0) slot_of(one.key) = one;
  }

  std::vector<Slot> slots_ = std::vector<Slot>(1 << 12);
  std::uint32_t count_ = 0;
};

}  // namespace dh::analyse
