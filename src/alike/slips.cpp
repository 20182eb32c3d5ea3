#include "alike/slips.h"

#include <algorithm>
#include <array>
#include <bit>

#include "alike/turning_table.h"

namespace dh::alike {

std::size_t slips_between(std::string_view one, std::string_view other, std::size_t most) {
  constexpr std::size_t longest = 64;
  const std::size_t gap = one.size() > other.size() ? one.size() - other.size() : other.size() - one.size();
  if (gap > most || one.size() > longest || other.size() > longest) return most + 1;
  std::array<std::array<std::uint8_t, longest + 1>, 3> rows;
  for (std::size_t j = 0; j <= other.size(); ++j) rows[0][j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= one.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    row[0] = static_cast<std::uint8_t>(i);
    for (std::size_t j = 1; j <= other.size(); ++j) {
      unsigned best = std::min({above[j] + 1u, row[j - 1] + 1u, above[j - 1] + (one[i - 1] != other[j - 1] ? 1u : 0u)});
      if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) best = std::min(best, rows[(i + 1) % 3][j - 2] + 1u);
      row[j] = static_cast<std::uint8_t>(best);
    }
  }
  return std::min<std::size_t>(rows[one.size() % 3][other.size()], most + 1);
}

bool lost_or_swapped(std::string_view one, std::string_view other) {
  if (std::max(one.size(), other.size()) < 3 || slips_between(one, other, 1) > 1) return false;
  if (one.size() != other.size()) return true;
  std::size_t differing = 0;
  for (std::size_t i = 0; i < one.size(); ++i) differing += one[i] != other[i];
  return differing == 2;
}

bool almost(std::uint64_t word, std::size_t length, std::string_view target) {
  const std::uint64_t want = packed(target);
  if (word == want || length + 1 < target.size() || length > target.size() + 1) return false;
  const auto at = static_cast<unsigned>(std::countr_zero(word ^ want)) / 8 * 8;  // bits before the first difference
  const auto from = [](std::uint64_t value, unsigned bits) { return bits >= 64 ? 0 : value >> bits; };
  if (length < target.size()) return from(word, at) == from(want, at + 8);
  if (length > target.size()) return from(word, at + 8) == from(want, at);
  if (from(word, at + 8) == from(want, at + 8)) return true;
  return from(word, at + 16) == from(want, at + 16) && (word >> at & 0xFF) == (from(want, at + 8) & 0xFF) && (from(word, at + 8) & 0xFF) == (want >> at & 0xFF);
}

}  // namespace dh::alike
