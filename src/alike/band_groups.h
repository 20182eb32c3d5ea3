// Which wordings of a band have one key: the band is dealt into parts by the upper bits of the keys, as many as fit in the
// fast cache, and each part is counted out by the bits after them; what stands alone is dropped on the way.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "alike/bands.h"
#include "alike/memory.h"

namespace dh::alike {

class BandGroups {
 public:
  // Two and more wordings with one key, group after group; `ends` tells where each group ends among `numbers`.
  struct Part {
    std::vector<std::uint32_t> numbers;
    std::vector<std::uint32_t> ends;
  };
  using Take = std::function<void(const Part&)>;

  // `largest`: wordings of the largest band that is ever asked for.
  explicit BandGroups(std::size_t largest) : entries_(largest) {}

  void find(const BandColumns& columns, std::size_t band, const Take& take);

 private:
  static constexpr int most_part_bits = 11, most_bin_bits = 13;
  static constexpr std::size_t part_size = 2048;  // wordings of a part, about

  void group(std::span<const std::uint64_t> part, int part_bits);
  void split(std::span<std::uint64_t> bin);
  void add(std::span<const std::uint64_t> alike);

  BigArray<std::uint64_t> entries_;  // key << 32 | number
  std::vector<std::uint64_t> room_;
  std::vector<std::uint32_t> bins_;
  Part part_;
};

}  // namespace dh::alike
