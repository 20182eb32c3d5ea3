// How much two wordings share: their runs of five bytes as multisets, shared over all (Jaccard, 1901), counted exactly.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dh::alike {

// Two wordings that share at least this much are near: a short opinion of which one word was changed shares a little more.
// At a half, short opinions that begin alike and speak of one matter were joined, one pair in two hundred among 14 million;
// at three fifths, changed short ones were lost.
inline constexpr double near_likeness = 0.55;

// Compares one wording with many. Keeps its memory from one `hold` to the next.
class Likeness {
 public:
  // After both wordings eight bytes must be readable; `one` must live as long as it is compared.
  void hold(std::string_view one);
  double with(std::string_view other);
  bool near(std::string_view other);

 private:
  void fill();

  struct Slot {
    std::uint64_t run = 0;
    std::uint32_t count = 0, round = 0;  // of `hold`
    std::uint32_t seen = 0, asked = 0;   // of `with`
  };
  std::string_view one_;
  bool filled_ = false;
  std::vector<Slot> slots_;
  std::uint32_t round_ = 0, asked_ = 0;
};

double likeness(std::string_view one, std::string_view other);

}  // namespace dh::alike
