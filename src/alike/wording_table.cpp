#include "alike/wording_table.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <thread>

namespace dh::alike {
namespace {

// An opinion is about 200 bytes, two of three are worded alike with no other, and a quarter of the slots stays empty.
constexpr std::uint64_t bytes_a_slot = 300;

class Hold {
 public:
  explicit Hold(std::atomic_flag& flag) : flag_(flag) {
    // It is held for less than a microsecond, unless who holds it was taken off the processor.
    for (int tries = 0; flag_.test_and_set(std::memory_order_acquire);)
      if (++tries % 64 == 0) std::this_thread::yield();
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

WordingTable::WordingTable(std::uint64_t bytes, Budget& budget)
    : budget_(budget),
      common_bits_(std::clamp(static_cast<int>(std::bit_width(bytes / bytes_a_slot >> shard_bits)), 6, 18)),
      common_(shards_.size() << common_bits_) {
  budget_.need(common_.size() * sizeof(Slot));
  for (std::size_t i = 0; i < shards_.size(); ++i) shards_[i].slots = common_.first((i + 1) << common_bits_).subspan(i << common_bits_);
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
  budget_.need(larger.size() * sizeof(Slot));
  const std::size_t mask = larger.size() - 1;
  for (const Slot& slot : shard.slots) {
    if (slot.number_plus_1 == 0) continue;
    std::size_t i = slot.main & mask;
    while (larger[i].number_plus_1 != 0) i = (i + 1) & mask;
    larger[i] = slot;
  }
  budget_.give(shard.grown.size() * sizeof(Slot));
  shard.grown = std::move(larger);
  shard.slots = shard.grown.first(shard.grown.size());
}

void WordingTable::clear() {
  budget_.give(common_.size() * sizeof(Slot));
  common_ = {};
  for (Shard& shard : shards_) {
    budget_.give(shard.grown.size() * sizeof(Slot));
    shard.grown = {};
    shard.slots = {};
  }
}

}  // namespace dh::alike
