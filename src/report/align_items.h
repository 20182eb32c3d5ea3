// Which of the expected items stand in a document, in order, and which found items came of them by an edit.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace dh::report {

struct ComparedItem {
  std::string_view text;
  bool is_row = false;
};

using ItemPairs = std::vector<std::pair<std::size_t, std::size_t>>;  // (expected, found), both ascending

// The pairs that agree: a longest common subsequence where the sequences are short; in long ones between the items that
// stand once in each (patience diff).
ItemPairs equal_items(const std::vector<ComparedItem>& expected, const std::vector<ComparedItem>& found);

// Of a gap between two such pairs: which found item is most like which expected one. `at_least` is the share of common
// words, 0 to 1, that makes two items a pair. A row is never like a paragraph.
ItemPairs like_items(const std::vector<ComparedItem>& expected, const std::vector<ComparedItem>& found, double at_least);

}  // namespace dh::report
