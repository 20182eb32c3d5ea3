// Who is compared with whom: wordings whose sketches agree in all lanes of a band (locality-sensitive hashing; Indyk and
// Motwani, 1998; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4).
//
// A band of `rows` lanes agrees by chance with likeness^rows. Long wordings that are one and the same share four fifths of
// their runs and more, short ones half, since one word less is a large part of them; and two wordings that are not the
// same share more the longer they are. So the short ones have narrow bands and the long ones wide ones, the wider the more
// there are. The classes overlap: two wordings of which one is at least 3/4 as long as the other share a class.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

#include "alike/memory.h"
#include "alike/sketch.h"
#include "alike/spill_file.h"

namespace dh::alike {

struct BandClass {
  std::size_t rows = 0, bands = 0;
  std::size_t shortest = 0, longest = 0;  // of wordings in the class, bytes

  bool holds(std::size_t length) const { return length >= shortest && length <= longest; }
  std::uint32_t key(const Sketch& sketch, std::size_t band) const;
};

inline constexpr std::size_t class_count = 3;
using BandPlan = std::array<BandClass, class_count>;

// For texts of `bytes` bytes in all: it must depend on what is grouped, not on its order.
BandPlan plan_bands(std::uint64_t bytes);

// The keys of all wordings of one class, band by band, in blocks that are kept in memory or in a file.
class BandColumns {
 public:
  BandColumns(const BandClass& of, Budget& budget, SpillFile& file) : class_(of), budget_(budget), file_(file) {}
  BandColumns(const BandColumns&) = delete;

  // One for each thread.
  class Writer {
   public:
    explicit Writer(BandColumns& columns) : columns_(columns) {}
    Writer(const Writer&) = delete;
    ~Writer() { close(); }
    void append(std::uint32_t number, const Sketch& sketch);
    void close();

   private:
    BandColumns& columns_;
    BigArray<std::uint32_t> block_;
    std::size_t count_ = 0;
  };

  const BandClass& band_class() const { return class_; }
  std::size_t size() const { return size_; }

  // Forgets all wordings.
  void clear();

  // Calls `each` with the numbers of wordings, their keys and how many they are, a block at a time.
  template <class Each>
  void for_each_block(std::size_t band, const Each& each) const {
    std::vector<std::uint32_t> read;
    for (const Block& block : blocks_) {
      const std::uint32_t* numbers = block.columns.data();
      const std::uint32_t* keys = numbers + (band + 1) * stride;
      if (block.columns.size() == 0) {
        read_block(block, band, read);
        numbers = read.data();
        keys = numbers + block.count;
      }
      each(numbers, keys, block.count);
    }
  }

  // Writes key << 32 | number of every wording to `out`, which holds size() of them.
  void gather(std::size_t band, std::uint64_t* out) const;

 private:
  // A column of numbers, then a column of keys for each band; columns are `stride` apart, no multiple of a page, so that
  // the columns of one wording do not compete for the same lines of the cache.
  static constexpr std::size_t rows_of_block = 1u << 15;
  static constexpr std::size_t stride = rows_of_block + 16;
  struct Block {
    BigArray<std::uint32_t> columns;  // empty when it is in the file
    std::uint64_t file_at = 0;
    std::size_t count = 0;
  };
  void read_block(const Block& block, std::size_t band, std::vector<std::uint32_t>& out) const;
  std::size_t block_cells() const { return (class_.bands + 1) * stride; }

  BandClass class_;
  Budget& budget_;
  SpillFile& file_;
  std::mutex mutex_;
  std::vector<Block> blocks_;
  std::size_t size_ = 0;
};

}  // namespace dh::alike
