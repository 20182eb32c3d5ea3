// What is known of each wording, by its number: as many as come, from several threads, never moved.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>

#include "alike/memory.h"
#include "alike/sketch.h"
#include "alike/wording_store.h"

namespace dh::alike {

// Half a line of the cache, so that one miss brings all of it.
struct Wording {
  WordingStore::Place place = 0;
  std::uint64_t hash = 0;  // of its text: orders wordings whatever their numbers
  Signature signature;
};
static_assert(sizeof(Wording) == 32);

class WordingList {
 public:
  explicit WordingList(Budget& budget) : budget_(budget), blocks_(new std::atomic<Wording*>[most_blocks]()) {}
  WordingList(const WordingList&) = delete;
  ~WordingList();

  // Before the first use of a number. Thread-safe.
  void make_room(std::uint32_t number);

  Wording& operator[](std::uint32_t number) { return block(number)[number & (block_size - 1)]; }
  const Wording& operator[](std::uint32_t number) const { return block(number)[number & (block_size - 1)]; }
  void prefetch(std::uint32_t number) const { __builtin_prefetch(block(number) + (number & (block_size - 1))); }

 private:
  // What will be needed for each wording later on, when bands are joined on two threads (joined.h, band_groups.h) and then when
  // labels are given (up to ten numbers in `Families::label`): the budget must know before it is spent on what can be
  // written to a file.
  static constexpr std::size_t later_bytes = 10 * sizeof(std::uint32_t);
  static constexpr int block_bits = 16;
  static constexpr std::size_t block_size = std::size_t{1} << block_bits, most_blocks = 1u << 16;
  Wording* block(std::uint32_t number) const { return blocks_[number >> block_bits].load(std::memory_order_acquire); }

  Budget& budget_;
  std::unique_ptr<std::atomic<Wording*>[]> blocks_;
  std::mutex mutex_;
};

}  // namespace dh::alike
