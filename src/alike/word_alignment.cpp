#include "alike/word_alignment.h"

#include <algorithm>

#include "alike/bit_count.h"

namespace dh::alike {
void WordAlignment::fill_rows(std::span<const std::uint64_t> one, std::span<const std::uint64_t> other) {
  columns_ = other.size();
  width_ = (columns_ + 63) / 64;
  rows_.resize((one.size() + 1) * width_);
  std::fill_n(rows_.begin() + static_cast<std::ptrdiff_t>(one.size() * width_), width_, ~std::uint64_t{0});
  constexpr std::size_t buckets = 128;
  const auto bucket = [](std::uint64_t word) { return static_cast<std::size_t>(word * 0x9E3779B97F4A7C15u >> 57); };
  first_.assign(buckets, 0);
  next_.resize(columns_);
  for (std::size_t j = 0; j < columns_; ++j) {
    std::uint16_t& head = first_[bucket(other[j])];
    next_[j] = head;
    head = static_cast<std::uint16_t>(j + 1);
  }
  matches_.resize(width_);
  for (std::size_t i = one.size(); i-- > 0;) {
    std::ranges::fill(matches_, 0);
    for (std::size_t j = first_[bucket(one[i])]; j != 0; j = next_[j - 1])
      if (other[j - 1] == one[i]) matches_[(columns_ - j) / 64] |= std::uint64_t{1} << (columns_ - j) % 64;
    const std::uint64_t* const below = rows_.data() + (i + 1) * width_;
    std::uint64_t* const row = rows_.data() + i * width_;
    std::uint64_t carry = 0;
    for (std::size_t w = 0; w < width_; ++w) {
      const std::uint64_t met = below[w] & matches_[w], sum = below[w] + met, whole = sum + carry;
      carry = static_cast<std::uint64_t>(sum < met) | static_cast<std::uint64_t>(whole < sum);
      row[w] = whole | (below[w] & ~matches_[w]);
    }
  }
}

// Whether the subsequence from word `row` of one and word `from` of other on is longer than from the word after `from` on.
bool WordAlignment::row_grows(std::size_t row, std::size_t from) const {
  const std::size_t k = columns_ - 1 - from;
  return (rows_[row * width_ + k / 64] >> k % 64 & 1) == 0;
}

std::size_t WordAlignment::length(std::size_t row, std::size_t from) const {
  const std::size_t bits = columns_ - from;
  const std::uint64_t* const cells = rows_.data() + row * width_;
  int out = 0;
  for (std::size_t w = 0; w < bits / 64; ++w) out += bit_count(~cells[w]);
  if (bits % 64 != 0) out += bit_count(~cells[bits / 64] << (64 - bits % 64));
  return static_cast<std::size_t>(out);
}

const std::vector<WordAlignment::Run>& WordAlignment::align(std::span<const std::uint64_t> one, std::span<const std::uint64_t> other) {
  runs_.clear();
  std::size_t start = 0, a_end = one.size(), b_end = other.size();
  while (start < a_end && start < b_end && one[start] == other[start]) ++start;
  while (a_end > start && b_end > start && one[a_end - 1] == other[b_end - 1]) --a_end, --b_end;
  const std::size_t n = a_end - start, m = b_end - start;
  if (n == 0 || m == 0 || (n + 1) * (m + 1) > most_cells || m > 0xFFFF) {
    if (n != 0 || m != 0) runs_.push_back({start, a_end, start, b_end});
    return runs_;
  }
  const auto a = one.subspan(start, n), b = other.subspan(start, m);
  fill_rows(a, b);
  std::size_t i = 0, j = 0, run_i = 0, run_j = 0;
  const auto close = [&] {
    if (run_i < i || run_j < j) runs_.push_back({start + run_i, start + i, start + run_j, start + j});
  };
  while (i < n && j < m) {
    if (a[i] == b[j]) {
      close();
      run_i = ++i;
      run_j = ++j;
    } else if (row_grows(i, j) || length(i + 1, j) >= length(i, j + 1)) {  // nothing is lost without word i of one
      ++i;
    } else {
      ++j;
    }
  }
  i = n;
  j = m;
  close();
  return runs_;
}

}  // namespace dh::alike
