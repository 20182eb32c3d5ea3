// Which words of two texts stand for each other: a longest common subsequence, found for 64 words at once (Hyyrö, Bit-parallel
// LCS-length computation revisited, 2004), all rows kept so that the way back can be read from them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dh::alike {

class WordAlignment {
 public:
  struct Run {  // words [a, a_end) of the one stand where those of the other [b, b_end) do, and are others
    std::size_t a, a_end, b, b_end;
  };

  // Words are told by numbers, equal for equal words. Texts that are too long for it are one run, but for what they begin
  // and end with alike. The runs are valid until the next call.
  const std::vector<Run>& align(std::span<const std::uint64_t> one, std::span<const std::uint64_t> other);

 private:
  static constexpr std::size_t most_cells = 1u << 20;

  void fill_rows(std::span<const std::uint64_t> one, std::span<const std::uint64_t> other);
  bool row_grows(std::size_t row, std::size_t from) const;
  std::size_t length(std::size_t row, std::size_t from) const;

  std::vector<Run> runs_;
  // Bit k of a row is clear where the subsequence of what comes after word `row` of one grows by the k-th word of other from
  // the end.
  std::vector<std::uint64_t> rows_, matches_;
  std::vector<std::uint16_t> first_, next_;  // words of other by a hash, plus one
  std::size_t width_ = 0, columns_ = 0;      // of a row, in 64 bits; words of other
};

}  // namespace dh::alike
