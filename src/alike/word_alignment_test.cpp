#include "alike/word_alignment.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace dh::alike;

namespace {

using Words = std::vector<std::uint64_t>;

// The same by the textbook: a table of lengths, one word of one after another where nothing is lost by leaving it out.
std::vector<WordAlignment::Run> by_table(const Words& one, const Words& other) {
  std::vector<std::vector<int>> length(one.size() + 1, std::vector<int>(other.size() + 1));
  for (std::size_t i = one.size(); i-- > 0;)
    for (std::size_t j = other.size(); j-- > 0;) length[i][j] = one[i] == other[j] ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
  std::vector<WordAlignment::Run> out;
  std::size_t i = 0, j = 0, from_i = 0, from_j = 0;
  const auto close = [&] {
    if (from_i < i || from_j < j) out.push_back({from_i, i, from_j, j});
  };
  while (i < one.size() && j < other.size()) {
    if (one[i] == other[j]) {
      close();
      from_i = ++i;
      from_j = ++j;
    } else if (length[i + 1][j] >= length[i][j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  i = one.size();
  j = other.size();
  close();
  return out;
}

}  // namespace

TEST_CASE("words are aligned as by the textbook, over one row of bits and over many") {
  CHECK(rc::check("alignment", [] {
    const auto longest = *rc::gen::element<std::size_t>(8, 70, 300);
    const auto words = *rc::gen::element<std::uint64_t>(2, 5, 40);
    const auto draw = [&] { return *rc::gen::resize(static_cast<int>(longest), rc::gen::container<Words>(rc::gen::inRange<std::uint64_t>(0, words))); };
    Words one = draw(), other = draw();
    // The two ends are taken off first, so they must differ for the table to say the same.
    one.insert(one.begin(), 1000);
    other.insert(other.begin(), 1001);
    one.push_back(1002);
    other.push_back(1003);
    WordAlignment alignment;
    const auto& runs = alignment.align(one, other);
    const auto expected = by_table(one, other);
    RC_ASSERT(runs.size() == expected.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
      RC_ASSERT(runs[i].a == expected[i].a);
      RC_ASSERT(runs[i].a_end == expected[i].a_end);
      RC_ASSERT(runs[i].b == expected[i].b);
      RC_ASSERT(runs[i].b_end == expected[i].b_end);
    }
  }));
}

TEST_CASE("what both texts begin and end with is no part of a run") {
  WordAlignment alignment;
  CHECK(alignment.align(Words{1, 2, 3}, Words{1, 2, 3}).empty());
  const auto runs = alignment.align(Words{1, 2, 3}, Words{1, 5, 2, 3});
  REQUIRE(runs.size() == 1);
  CHECK(runs[0].a == 1);
  CHECK(runs[0].a_end == 1);
  CHECK(runs[0].b == 1);
  CHECK(runs[0].b_end == 2);
}
