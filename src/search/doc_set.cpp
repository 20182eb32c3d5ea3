#include "search/doc_set.h"

#include <algorithm>

namespace dh::search {
namespace {

// The first place at or after `from` whose member is not below `number`.
std::uint32_t gallop_to(const std::uint16_t* array, std::uint32_t from, std::uint32_t count, std::uint16_t number) {
  std::uint32_t step = 1, low = from, high = from;
  while (high < count && array[high] < number) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  high = std::min(high, count);
  return static_cast<std::uint32_t>(std::lower_bound(array + low, array + high, number) - array);
}

void spread(const Bitmap& bits, Candidates& out) {
  out.clear();
  for (std::uint32_t word = 0; word < bitmap_words; ++word)
    for (std::uint64_t left = bits[word]; left != 0; left &= left - 1)
      out.push_back(static_cast<std::uint16_t>(word * 64 + static_cast<std::uint32_t>(std::countr_zero(left))));
}

void keep(Candidates& all, const SetView& set) {
  std::size_t kept = 0;
  if (set.bits != nullptr) {
    for (const std::uint16_t number : all) {
      all[kept] = number;
      kept += set.holds(number) ? 1 : 0;
    }
  } else {
    std::uint32_t at = 0;
    for (const std::uint16_t number : all) {
      at = gallop_to(set.array, at, set.count, number);
      if (at == set.count) break;
      if (set.array[at] == number) all[kept++] = number;
    }
  }
  all.resize(kept);
}

}  // namespace

SetView view_of(const Bitmap& bits) {
  SetView view;
  view.bits = bits.data();
  for (const std::uint64_t word : bits) view.count += static_cast<std::uint32_t>(std::popcount(word));
  return view;
}

void unite(Bitmap& into, const SetView& set) {
  if (set.bits != nullptr) {
    for (std::uint32_t word = 0; word < bitmap_words; ++word) into[word] |= set.bits[word];
    return;
  }
  for (std::uint32_t at = 0; at < set.count; ++at) into[set.array[at] / 64] |= std::uint64_t{1} << (set.array[at] % 64);
}

void intersect(std::vector<SetView> sets, Candidates& out) {
  out.clear();
  std::sort(sets.begin(), sets.end(), [](const SetView& a, const SetView& b) { return a.count < b.count; });
  if (sets.empty() || sets.front().count == 0) return;
  // Arrays first, whatever a bitmap made while searching may count: they cost what they hold.
  std::stable_partition(sets.begin(), sets.end(), [](const SetView& set) { return set.array != nullptr; });
  if (sets.front().array != nullptr) {
    out.assign(sets.front().array, sets.front().array + sets.front().count);
    for (std::size_t at = 1; at < sets.size() && !out.empty(); ++at) keep(out, sets[at]);
    return;
  }
  Bitmap all;
  std::copy_n(sets.front().bits, bitmap_words, all.begin());
  for (std::size_t at = 1; at < sets.size(); ++at)
    for (std::uint32_t word = 0; word < bitmap_words; ++word) all[word] &= sets[at].bits[word];
  spread(all, out);
}

void remove(Candidates& from, const SetView& set) {
  if (set.count == 0) return;
  if (set.bits != nullptr) {
    std::erase_if(from, [&set](std::uint16_t number) { return set.holds(number); });
    return;
  }
  std::uint32_t at = 0;
  std::erase_if(from, [&](std::uint16_t number) {
    at = gallop_to(set.array, at, set.count, number);
    return at < set.count && set.array[at] == number;
  });
}

std::uint32_t PlaceInSet::gallop(std::uint16_t number) { return at_ = gallop_to(set_.array, at_, set_.count, number); }

}  // namespace dh::search
