#include "analyse/same_edit.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "text/fold.h"

namespace dh::analyse {
namespace {

constexpr std::size_t most_compared = 16;

bool quotes_within(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  const auto& fewer = one.size() <= other.size() ? one : other;
  const auto& more = one.size() <= other.size() ? other : one;
  return !std::ranges::search(more, fewer).empty();
}

bool states_edit(const Opinion& opinion) {
  if (opinion.proposal.empty()) return false;
  return !opinion.proposal.to.empty() || opinion.kind == Kind::remove || opinion.kind == Kind::spelling;
}

}  // namespace

void join_same_edits(std::span<const Opinion> opinions, const Requests& requests, Joining& joining) {
  std::vector<std::size_t> order(opinions.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return requests.rank(i); });
  std::map<std::string, std::vector<std::size_t>> same, same_old, same_new;
  for (const std::size_t i : order) {
    const Request& request = requests[i];
    if (!request.spot.known() || !states_edit(opinions[i])) continue;
    const std::string place = request.spot.draft->id + '\n' + std::to_string(request.spot.block) + '\n';
    same[place + request.edit].push_back(i);
    if (!opinions[i].proposal.from.empty() && !opinions[i].proposal.to.empty() && request.asked.empty())
      same_old[place + fold_words(opinions[i].proposal.from)].push_back(i);
    if (!request.old_words.empty() && !request.new_words.empty()) same_new[place + fold_words(opinions[i].proposal.to)].push_back(i);
  }
  for (const auto& [unused, list] : same)
    for (std::size_t k = 1; k < list.size(); ++k) joining.join_same_edit(list[0], list[k]);
  // One goes on where the other ends: "ba phong trào", "ba phong trào và ba chương trình".
  for (const auto& [unused, list] : same_old)
    for (std::size_t k = 1; k < list.size(); ++k)
      if (begins_alike(requests[list[0]].new_words, requests[list[k]].new_words)) joining.join_same_edit(list[0], list[k]);
  // More or less of the old words is quoted: "nhóm đầu", "trong nhóm đầu".
  for (const auto& [unused, list] : same_new)
    for (std::size_t k = 1; k < list.size(); ++k)
      for (std::size_t earlier = 0; earlier < std::min(k, most_compared); ++earlier)
        if (quotes_within(requests[list[earlier]].old_words, requests[list[k]].old_words) && joining.join_same_edit(list[earlier], list[k])) break;
}

}  // namespace dh::analyse
