#include "report/align_items.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <unordered_map>

#include "text/each_word.h"

namespace dh::report {
namespace {

// Table cells that a dynamic programme may fill before a coarser way is taken.
constexpr std::size_t most_equal = 4'000'000, most_like = 40'000;

// The way through a table of weights that collects most; weight(i, j) 0 means that the two are no pair.
template <typename Number, typename Weight>
ItemPairs best_way(std::size_t n, std::size_t m, const Weight& weight) {
  std::vector<std::vector<Number>> best(n + 1, std::vector<Number>(m + 1, 0));
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;) {
      best[i][j] = std::max(best[i + 1][j], best[i][j + 1]);
      if (const Number one = weight(i, j); one > 0) best[i][j] = std::max(best[i][j], static_cast<Number>(best[i + 1][j + 1] + one));
    }
  ItemPairs pairs;
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    // best[][] was taken from one of the three, so exactly one of these holds.
    if (best[i][j] <= best[i + 1][j]) ++i;
    else if (best[i][j] <= best[i][j + 1]) ++j;
    else pairs.emplace_back(i++, j++);
  }
  return pairs;
}

class EqualItems {
 public:
  EqualItems(const std::vector<ComparedItem>& expected, const std::vector<ComparedItem>& found) {
    std::unordered_map<std::string_view, std::uint32_t> known;
    const auto numbers = [&](const std::vector<ComparedItem>& items) {
      std::vector<std::uint32_t> out;
      for (const ComparedItem& one : items) out.push_back(known.emplace(one.text, static_cast<std::uint32_t>(known.size())).first->second);
      return out;
    };
    expected_ = numbers(expected);
    found_ = numbers(found);
  }

  ItemPairs pairs() {
    between(0, expected_.size(), 0, found_.size());
    return std::move(pairs_);
  }

 private:
  void between(std::size_t i, std::size_t end_i, std::size_t j, std::size_t end_j) {
    while (i < end_i && j < end_j && expected_[i] == found_[j]) pairs_.emplace_back(i++, j++);
    std::size_t common = 0;
    while (end_i > i && end_j > j && expected_[end_i - 1] == found_[end_j - 1]) --end_i, --end_j, ++common;
    if ((end_i - i) * (end_j - j) <= most_equal) {
      const auto same = [&](std::size_t a, std::size_t b) -> std::uint32_t { return expected_[i + a] == found_[j + b] ? 1 : 0; };
      for (const auto& [a, b] : best_way<std::uint32_t>(end_i - i, end_j - j, same)) pairs_.emplace_back(i + a, j + b);
    } else {
      const ItemPairs fixed = anchors(i, end_i, j, end_j);
      for (const auto& [a, b] : fixed) {
        between(i, a, j, b);
        pairs_.emplace_back(a, b);
        i = a + 1;
        j = b + 1;
      }
      // Without an anchor nothing was parted, and another round would come to the same.
      if (!fixed.empty()) between(i, end_i, j, end_j);
    }
    for (std::size_t k = 0; k < common; ++k) pairs_.emplace_back(end_i + k, end_j + k);
  }

  // Items that stand once on both sides, the longest run of them that is in order (patience sorting).
  ItemPairs anchors(std::size_t i, std::size_t end_i, std::size_t j, std::size_t end_j) const {
    struct Places {
      std::size_t in_expected = 0, in_found = 0, at = 0;
    };
    std::unordered_map<std::uint32_t, Places> places;
    for (std::size_t a = i; a < end_i; ++a) ++places[expected_[a]].in_expected;
    for (std::size_t b = j; b < end_j; ++b) {
      Places& one = places[found_[b]];
      ++one.in_found;
      one.at = b;
    }
    ItemPairs once;
    for (std::size_t a = i; a < end_i; ++a)
      if (const Places& one = places[expected_[a]]; one.in_expected == 1 && one.in_found == 1) once.emplace_back(a, one.at);
    std::vector<std::size_t> tops, before(once.size(), once.size());
    for (std::size_t k = 0; k < once.size(); ++k) {
      const auto pile = std::ranges::lower_bound(tops, once[k].second, {}, [&](std::size_t top) { return once[top].second; });
      if (pile != tops.begin()) before[k] = *(pile - 1);
      if (pile == tops.end()) tops.push_back(k);
      else *pile = k;
    }
    ItemPairs out;
    for (std::size_t k = tops.empty() ? once.size() : tops.back(); k < once.size(); k = before[k]) out.push_back(once[k]);
    std::ranges::reverse(out);
    return out;
  }

  std::vector<std::uint32_t> expected_, found_;
  ItemPairs pairs_;
};

std::map<std::string_view, int> words_of(std::string_view text) {
  std::map<std::string_view, int> out;
  each_word(text, [&](std::string_view word) { ++out[word]; });
  return out;
}

// Common words, counted as often as they stand in both, as a share of all (Dice).
double likeness(const std::map<std::string_view, int>& a, const std::map<std::string_view, int>& b) {
  int common = 0, all = 0;
  for (const auto& [word, count] : a) {
    all += count;
    if (const auto other = b.find(word); other != b.end()) common += std::min(count, other->second);
  }
  for (const auto& [word, count] : b) all += count;
  return all == 0 ? 1 : 2.0 * common / all;
}

}  // namespace

ItemPairs equal_items(const std::vector<ComparedItem>& expected, const std::vector<ComparedItem>& found) {
  return EqualItems(expected, found).pairs();
}

ItemPairs like_items(const std::vector<ComparedItem>& expected, const std::vector<ComparedItem>& found, double at_least) {
  // A gap this large is no edit but another document; each item is then told by itself.
  if (expected.empty() || found.empty() || expected.size() > most_like / found.size()) return {};
  std::vector<std::map<std::string_view, int>> expected_words, found_words;
  for (const ComparedItem& one : expected) expected_words.push_back(words_of(one.text));
  for (const ComparedItem& one : found) found_words.push_back(words_of(one.text));
  return best_way<double>(expected.size(), found.size(), [&](std::size_t i, std::size_t j) {
    const double like = likeness(expected_words[i], found_words[j]);
    // The small rest makes a pair even of items without a common word, where at_least allows it.
    return expected[i].is_row == found[j].is_row && like >= at_least ? like + 0.01 : 0.0;
  });
}

}  // namespace dh::report
