#include "report/standing_spans.h"

#include <algorithm>

namespace dh::report {
namespace {

// In the order in which they stand: (index, opinion).
std::vector<int> in_order(std::span<const Opinion> opinions) {
  std::vector<int> order(opinions.size());
  for (std::size_t at = 0; at < order.size(); ++at) order[at] = static_cast<int>(at);
  std::ranges::sort(order, {}, [&](int at) {
    const Opinion& one = opinions[static_cast<std::size_t>(at)];
    return std::pair(one.part, one.start);
  });
  return order;
}

}  // namespace

std::vector<Span> standing_spans(const Source& source, std::span<const Opinion> opinions) {
  std::vector<Span> out;
  const std::vector<int> order = in_order(opinions);
  auto next = order.begin();  // the first opinion that does not end before the span
  // Stretches of one opinion are one span, whatever the reader had made of them.
  const auto add = [&](Span span) {
    const bool goes_on = !out.empty() && span.role == Role::opinion && out.back().role == Role::opinion && out.back().opinion == span.opinion && out.back().part == span.part;
    if (goes_on) out.back().end = span.end;
    else out.push_back(span);
  };
  for (const Span& span : source.spans) {
    std::size_t at = span.start;
    while (at < span.end) {
      const auto passed = [&](int index) {
        const Opinion& one = opinions[static_cast<std::size_t>(index)];
        return one.part < span.part || (one.part == span.part && one.end <= at);
      };
      while (next != order.end() && passed(*next)) ++next;
      const Opinion* one = next == order.end() ? nullptr : &opinions[static_cast<std::size_t>(*next)];
      const bool inside = one != nullptr && one->part == span.part && one->start <= at;
      std::size_t end = span.end;
      if (one != nullptr && one->part == span.part) end = std::min(end, inside ? one->end : one->start);
      if (end <= at) end = span.end;
      const Role outside = span.role == Role::opinion ? Role::separator : span.role;
      add({span.part, at, end, inside ? Role::opinion : outside, inside ? *next : -1});
      at = end;
    }
  }
  return out;
}

}  // namespace dh::report
