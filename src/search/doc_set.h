// Sets of numbers below 65,536, as they lie in a volume: a sorted array when small, else a bitmap with the count of
// members before each of its words. After Chambi, Lemire, Kaser, Godin: Better bitmap performance with Roaring bitmaps
// (2016); the counts make the place of a member in the list a matter of two loads.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <vector>

namespace dh::search {

inline constexpr std::uint32_t volume_size = 65'536;
inline constexpr std::uint32_t bitmap_words = volume_size / 64;
inline constexpr std::uint32_t array_limit = 4'096;  // more members than this: a bitmap

using Bitmap = std::array<std::uint64_t, bitmap_words>;
using Candidates = std::vector<std::uint16_t>;  // sorted

// A set in a volume's bytes. Exactly one of array and bits is set, unless it is empty.
struct SetView {
  std::uint32_t count = 0;
  const std::uint16_t* array = nullptr;
  const std::uint64_t* bits = nullptr;
  const std::uint16_t* ranks = nullptr;  // members before each word of bits; null for a bitmap made while searching

  bool holds(std::uint16_t number) const { return (bits[number / 64] >> (number % 64) & 1) != 0; }  // a bitmap only
};

// A view of `bits`, counted.
SetView view_of(const Bitmap& bits);
void unite(Bitmap& into, const SetView& set);

// What all sets have in common. At least one.
void intersect(std::vector<SetView> sets, Candidates& out);
void remove(Candidates& from, const SetView& set);

// Walks a set beside ascending candidates that are all members, and tells the place of each in the set's order.
class PlaceInSet {
 public:
  explicit PlaceInSet(const SetView& set) : set_(set) {}
  std::uint32_t of(std::uint16_t number) {
    if (set_.bits != nullptr) {
      const std::uint64_t below = set_.bits[number / 64] & ((std::uint64_t{1} << (number % 64)) - 1);
      return set_.ranks[number / 64] + static_cast<std::uint32_t>(std::popcount(below));
    }
    return gallop(number);
  }

 private:
  std::uint32_t gallop(std::uint16_t number);
  SetView set_;
  std::uint32_t at_ = 0;
};

}  // namespace dh::search
