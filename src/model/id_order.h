// Sorting by id: the first bytes of an id as a number mostly tell which of two comes first, without a look at the string.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dh {

inline std::uint64_t beginning_of_id(std::string_view id) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < sizeof out; ++i) out = out << 8 | (i < id.size() ? static_cast<unsigned char>(id[i]) : 0);
  return out;
}

// The numbers of `count` things in the order of their ids; `id(i)` gives one, which must stay where it is.
template <class Id>
std::vector<std::uint32_t> in_order_of_ids(std::size_t count, const Id& id) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order(count);
  for (std::size_t i = 0; i < count; ++i) order[i] = {beginning_of_id(id(i)), static_cast<std::uint32_t>(i)};
  std::ranges::sort(order, [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    return std::string_view(id(a.second)) < std::string_view(id(b.second));
  });
  std::vector<std::uint32_t> out(count);
  std::ranges::transform(order, out.begin(), [](const auto& one) { return one.second; });
  return out;
}

}  // namespace dh
