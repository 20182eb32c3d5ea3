#include "alike/wording_table.h"

#include <xxhash.h>

namespace dh::alike {
namespace {

constexpr std::size_t first_slots = 1024;

class Hold {
 public:
  explicit Hold(std::atomic_flag& flag) : flag_(flag) {
    while (flag_.test_and_set(std::memory_order_acquire)) {
    }
  }
  ~Hold() { flag_.clear(std::memory_order_release); }

 private:
  std::atomic_flag& flag_;
};

}  // namespace

WordingHash hash_wording(std::string_view wording) {
  const XXH128_hash_t hash = XXH3_128bits(wording.data(), wording.size());
  return {hash.low64, static_cast<std::uint32_t>(hash.high64)};
}

WordingTable::WordingTable(Budget& budget) : budget_(budget) {
  for (Shard& shard : shards_) shard.slots = BigArray<Slot>(first_slots);
}

void WordingTable::prefetch(const WordingHash& hash) const {
  const Shard& shard = shards_[shard_of(hash)];
  // Another thread may be growing the shard: then the wrong line is fetched, and nothing else happens.
  __builtin_prefetch(shard.slots.data() + (hash.main & (shard.slots.size() - 1)));
}

WordingTable::Found WordingTable::find_or_add(const WordingHash& hash, std::atomic<std::uint32_t>& next) {
  Shard& shard = shards_[shard_of(hash)];
  const Hold hold(shard.busy);
  if (shard.used * 4 >= shard.slots.size() * 3) grow(shard);
  const std::size_t mask = shard.slots.size() - 1;
  for (std::size_t i = hash.main & mask;; i = (i + 1) & mask) {
    Slot& slot = shard.slots[i];
    if (slot.number_plus_1 == 0) {
      const std::uint32_t number = next.fetch_add(1, std::memory_order_relaxed);
      slot = {hash.main, hash.more, number + 1};
      ++shard.used;
      return {number, true};
    }
    if (slot.main == hash.main && slot.more == hash.more) return {slot.number_plus_1 - 1, false};
  }
}

std::uint32_t WordingTable::find(const WordingHash& hash) const {
  const Shard& shard = shards_[shard_of(hash)];
  const std::size_t mask = shard.slots.size() - 1;
  for (std::size_t i = hash.main & mask;; i = (i + 1) & mask) {
    const Slot& slot = shard.slots[i];
    if (slot.number_plus_1 == 0) return none;
    if (slot.main == hash.main && slot.more == hash.more) return slot.number_plus_1 - 1;
  }
}

void WordingTable::grow(Shard& shard) {
  BigArray<Slot> larger(shard.slots.size() * 2);
  budget_.need(shard.slots.size() * sizeof(Slot));
  const std::size_t mask = larger.size() - 1;
  for (const Slot& slot : shard.slots) {
    if (slot.number_plus_1 == 0) continue;
    std::size_t i = slot.main & mask;
    while (larger[i].number_plus_1 != 0) i = (i + 1) & mask;
    larger[i] = slot;
  }
  shard.slots = std::move(larger);
}

std::size_t WordingTable::bytes() const {
  std::size_t sum = 0;
  for (const Shard& shard : shards_) sum += shard.slots.size() * sizeof(Slot);
  return sum;
}

}  // namespace dh::alike
