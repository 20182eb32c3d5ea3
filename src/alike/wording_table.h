// Finds wordings again: the hash of a wording (XXH3, 128 bits, of which 96 are compared) leads to its number. Parted into
// shards, each with a lock of its own, so that threads seldom wait and each part grows alone. All of them begin in one mapping,
// as large as the texts make likely.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "alike/memory.h"

namespace dh::alike {

struct WordingHash {
  std::uint64_t main = 0;
  std::uint32_t more = 0;
};
WordingHash hash_wording(std::string_view wording);

class WordingTable {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  // `bytes`: of all texts.
  WordingTable(std::uint64_t bytes, Budget& budget);

  // Asks the processor to fetch what `find_or_add` will look at, as long as its shard has not grown.
  void prefetch(const WordingHash& hash) const {
    const std::size_t in_shard = hash.main & ((std::size_t{1} << common_bits_) - 1);
    __builtin_prefetch(common_.data() + (shard_of(hash) << common_bits_ | in_shard), 1);
  }

  struct Found {
    std::uint32_t number;
    bool added;
  };
  // The number of the wording; a new one gets `next++`. Thread-safe.
  Found find_or_add(const WordingHash& hash, std::atomic<std::uint32_t>& next);

  // `none` when it is not there. Not while others add.
  std::uint32_t find(const WordingHash& hash) const;

  // Forgets all wordings; nothing can be found or added any more.
  void clear();

 private:
  struct Slot {
    std::uint64_t main;
    std::uint32_t more;
    std::uint32_t number_plus_1;  // 0: empty
  };
  struct alignas(64) Shard {
    std::atomic_flag busy;
    std::span<Slot> slots;
    std::size_t used = 0;
    BigArray<Slot> grown;  // what `slots` is once those in the common mapping were too few
  };
  static constexpr std::size_t shard_bits = 7;
  static std::size_t shard_of(const WordingHash& hash) { return hash.main >> (64 - shard_bits); }
  void grow(Shard& shard);

  Budget& budget_;
  int common_bits_;  // of the slots that a shard begins with
  BigArray<Slot> common_;
  std::array<Shard, std::size_t{1} << shard_bits> shards_;
};

}  // namespace dh::alike
