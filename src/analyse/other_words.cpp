#include "analyse/other_words.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <tuple>

namespace dh::analyse {
namespace {

// Of content_likeness, by nearness.
constexpr double alike_here = 0.1;
constexpr double alike_block = 0.12;
constexpr double alike_heading = 0.14;
constexpr double alike_unknown = 0.13;
constexpr double same_figure_asked = 0.02;  // one figure that shall stand there
constexpr double correction_more = 0.1;     // misspellings of one line are told in much the same words
constexpr double edit_against_none = 0.25;  // words that shall stand at one place, and a wish without a place
constexpr double size_bonus = 0.01;         // a doubling of the groups: of two equally alike the greater attracts
constexpr double agree_here = 0.02;         // two that want the same words kept
constexpr double agree_block = 0.06;        // or other words of one block

bool one_document(const Opinion& one, const Opinion& other) {
  const auto unknown = [](const Opinion& opinion) { return opinion.document.empty() || opinion.document == "none"; };
  return one.document == other.document || unknown(one) || unknown(other);
}

double least_likeness(const Request& one, const Request& other, Nearness near) {
  const bool figure = !one.asked.empty() && one.asked == other.asked && one.want == Want::change && other.want == Want::change;
  if (figure) return same_figure_asked;
  const double more = one.want == Want::correct || other.want == Want::correct ? correction_more : 0;
  // To add these words, and to change something that is not told: they share what both quote of the draft.
  if (one.want != other.want && one.edit.empty() != other.edit.empty() && near != Nearness::elsewhere) return edit_against_none;
  switch (near) {
    case Nearness::here: return one.want == Want::keep && other.want == Want::keep ? agree_here : alike_here + more;
    case Nearness::block: return one.want == Want::keep && other.want == Want::keep ? agree_block : alike_block + more;
    case Nearness::heading: return alike_heading + more;
    case Nearness::unknown: return one.edit.empty() != other.edit.empty() && one.asked.empty() && other.asked.empty() ? edit_against_none : alike_unknown + more;
    case Nearness::elsewhere: break;
  }
  return 2;
}

}  // namespace

void join_other_words(ContentLikeness& content, std::span<const Opinion> opinions, const Requests& requests, Joining& joining) {
  std::vector<std::tuple<double, std::uint32_t, std::uint32_t, std::size_t, std::size_t>> pairs;
  std::vector<std::size_t> wordings;
  for (std::size_t i = 0; i < opinions.size(); ++i)
    if (joining.root(i) == i && !requests[i].tracked) wordings.push_back(i);
  std::ranges::sort(wordings, {}, [&](std::size_t i) { return requests.rank(i); });
  // What may be one request though it is less alike than others must be: most pairs need no closer look.
  std::vector<std::uint8_t> less_will_do(opinions.size());
  for (const std::size_t i : wordings)
    less_will_do[i] = static_cast<std::uint8_t>((requests[i].want == Want::keep ? 1 : 0) | (requests[i].want == Want::change && !requests[i].asked.empty() ? 2 : 0));
  const auto may_be_one = [&](std::size_t i, std::size_t j, double likeness) {
    if (!one_document(opinions[i], opinions[j])) return false;
    const Nearness near = nearness(requests[i].spot, requests[j].spot);
    return near != Nearness::elsewhere && likeness >= least_likeness(requests[i], requests[j], near);
  };
  content.for_each_alike(wordings, {alike_here, same_figure_asked, less_will_do}, may_be_one, [&](std::size_t i, std::size_t j, double likeness) {
    likeness += size_bonus * std::log2(static_cast<double>(joining.size_of(i) + joining.size_of(j)));
    pairs.emplace_back(-likeness, std::min(requests.rank(i), requests.rank(j)), std::max(requests.rank(i), requests.rank(j)), i, j);
  });
  // The most alike first, so that what is less alike has to fit the whole group.
  std::ranges::sort(pairs);
  for (const auto& [unused, rank, other_rank, i, j] : pairs) joining.join(i, j);
}

}  // namespace dh::analyse
