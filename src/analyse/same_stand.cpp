#include "analyse/same_stand.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace dh::analyse {
namespace {

constexpr double one_stretch = 0.7;  // of the longer of two stretches that shall be struck

// A stretch of a block; of what is short, the whole.
std::pair<std::size_t, std::size_t> stretch(const Spot& spot) {
  if (spot.one_point || spot.end <= spot.start) return {0, spot.draft->blocks[static_cast<std::size_t>(spot.block)].text.size()};
  return {spot.start, spot.end};
}

bool nearly_one(const Spot& one, const Spot& other) {
  const auto [a, b] = stretch(one);
  const auto [c, d] = stretch(other);
  if (std::min(b, d) <= std::max(a, c)) return false;
  return static_cast<double>(std::min(b, d) - std::max(a, c)) >= one_stretch * static_cast<double>(std::max(b - a, d - c));
}

}  // namespace

void join_same_stands(std::span<const Opinion> opinions, const Requests& requests, Joining& joining) {
  std::map<std::tuple<std::string, int, Want>, std::vector<std::size_t>> at_block;
  for (std::size_t i = 0; i < opinions.size(); ++i) {
    const Request& request = requests[i];
    if (!request.spot.known() || request.tracked || joining.root(i) != i) continue;
    const bool whole = request.spot.end <= request.spot.start && !request.spot.one_point;
    if (request.want == Want::keep ? !whole : request.want == Want::remove && !whole) at_block[{request.spot.draft->id, request.spot.block, request.want}].push_back(i);
  }
  for (auto& [place, list] : at_block) {
    std::ranges::sort(list, {}, [&](std::size_t i) { return std::pair(stretch(requests[i].spot).first, requests.rank(i)); });
    const bool keep = std::get<2>(place) == Want::keep;
    // Sorted by where they begin, each is compared with the one that reaches furthest so far.
    std::size_t furthest = list.front();
    for (std::size_t k = 1; k < list.size(); ++k) {
      const Spot& one = requests[furthest].spot;
      const Spot& other = requests[list[k]].spot;
      // Two who name different words that shall go want different things.
      const bool other_edit = !keep && !requests[furthest].edit.empty() && !requests[list[k]].edit.empty() && requests[furthest].edit != requests[list[k]].edit;
      if (keep ? nearness(one, other) == Nearness::here : nearly_one(one, other) && !other_edit) joining.join(furthest, list[k]);
      if (stretch(other).second > stretch(one).second) furthest = list[k];
    }
  }
}

}  // namespace dh::analyse
