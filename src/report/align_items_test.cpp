#include "report/align_items.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace dh::report;

namespace {

std::vector<ComparedItem> items(const std::vector<std::string>& texts) {
  std::vector<ComparedItem> out;
  for (const std::string& one : texts) out.push_back({one, false});
  return out;
}

}  // namespace

TEST_CASE("an item that is gone parts no others") {
  const std::vector<std::string> expected = {"a", "x", "b", "x", "c"}, found = {"a", "x", "x", "c"};
  CHECK(equal_items(items(expected), items(found)).size() == 4);
}

TEST_CASE("in a long report an edited line that stands often is told alone") {
  std::vector<std::string> expected;
  for (int i = 0; i < 20'000; ++i) {
    expected.push_back("opinion " + std::to_string(i));
    expected.push_back("(1 opinion)");
  }
  std::vector<std::string> found = expected;
  found[101] = "(9 opinions)";
  found[30'000] += " and more";
  found.erase(found.begin() + 20'000);
  const ItemPairs pairs = equal_items(items(expected), items(found));
  CHECK(pairs.size() == expected.size() - 3);
  CHECK(std::ranges::is_sorted(pairs));
}

TEST_CASE("a changed item is told from one that was added beside it") {
  const std::vector<std::string> expected = {"more trees along the fence"}, found = {"all is well", "more trees along the road"};
  CHECK(like_items(items(expected), items(found), 0) == ItemPairs{{0, 1}});
  CHECK(like_items(items(expected), items({"all is well"}), 0.3).empty());
  CHECK(like_items(items(expected), {{found[1], true}}, 0).empty());
}
