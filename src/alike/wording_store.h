// Keeps the texts of wordings in chunks, in memory while the budget allows and in a file beyond it.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "alike/memory.h"
#include "alike/spill_file.h"

namespace dh::alike {

class WordingStore {
 public:
  // Where a wording is: chunk, offset in it, length.
  using Place = std::uint64_t;

  static constexpr std::size_t chunk_bytes = 16u << 20;
  static constexpr std::size_t most_chunks = 1u << 16;
  static constexpr std::size_t longest = (1u << 23) - 64;

  explicit WordingStore(Budget& budget) : budget_(budget), chunks_(new std::atomic<char*>[most_chunks]()), spilled_(new std::uint64_t[most_chunks]()) {}
  WordingStore(const WordingStore&) = delete;
  ~WordingStore();

  // One for each thread; what it wrote can be read once it is destroyed or flushed.
  class Writer {
   public:
    explicit Writer(WordingStore& store) : store_(store) {}
    Writer(const Writer&) = delete;
    ~Writer();
    Place append(std::string_view wording);
    void close();

   private:
    WordingStore& store_;
    char* chunk_ = nullptr;
    std::size_t number_ = 0, used_ = chunk_bytes;
  };

  // A view into memory, or of a copy in `scratch`; eight bytes after it are readable. Thread-safe.
  std::string_view read(Place place, std::string& scratch) const;
  // Asks the processor for the first lines of the cache that `read` will give, where they are in memory.
  void prefetch(Place place) const {
    const char* const chunk = chunks_[place >> (length_bits + offset_bits)].load(std::memory_order_acquire);
    if (chunk == nullptr) return;
    const char* const text = chunk + (place >> length_bits & ((1u << offset_bits) - 1));
    for (std::size_t at = 0; at < std::min<std::size_t>(length(place) + 64, 320); at += 64) __builtin_prefetch(text + at);
  }
  static std::size_t length(Place place) { return place & ((1u << length_bits) - 1); }

  bool full() const { return next_.load() > most_chunks; }
  std::uint64_t spilled_bytes() const { return file_.size(); }
  Status status() const;

 private:
  static constexpr int length_bits = 23, offset_bits = 24;
  Budget& budget_;
  std::unique_ptr<std::atomic<char*>[]> chunks_;
  std::unique_ptr<std::uint64_t[]> spilled_;  // where in the file; of chunks that are not in memory
  std::atomic<std::size_t> next_{0};
  SpillFile file_;
};

}  // namespace dh::alike
