#include "analyse/same_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "text/fold.h"

namespace dh::analyse {
namespace {

constexpr std::size_t short_text = 60;  // bytes: means nothing without its place
constexpr std::size_t most_holders = 400;

std::string place_key(const Spot& spot) { return spot.known() ? spot.draft->id + '\n' + std::to_string(spot.block) : std::string(); }

bool one_document(const Opinion& one, const Opinion& other) {
  const auto unknown = [](const Opinion& opinion) { return opinion.document.empty() || opinion.document == "none"; };
  return one.document == other.document || unknown(one) || unknown(other);
}

}  // namespace

void join_same_words(std::span<const Opinion> opinions, std::span<const Request> requests, Joining& joining) {
  std::unordered_map<std::string, std::map<std::string, std::vector<std::size_t>>> wordings;
  for (std::size_t i = 0; i < opinions.size(); ++i) {
    if (requests[i].tracked) continue;
    std::string words = opinions[i].document + '\n' + fold_words(opinions[i].text);
    for (const std::string& figure : requests[i].figures) words += '\n' + figure;
    std::string place = place_key(requests[i].spot);
    if (place.empty() && opinions[i].text.size() < short_text) place = '?' + opinions[i].hints.reference;
    wordings[words][place].push_back(i);
  }
  for (auto& [words, places] : wordings) {
    // In the order of their ids: where a person split the same words, a newcomer does not depend on when it came.
    for (auto& [place, list] : places) {
      std::ranges::sort(list, {}, [&](std::size_t i) { return opinions[i].id; });
      for (std::size_t k = 1; k < list.size(); ++k) joining.join_same_wording(list[0], list[k]);
    }
    // Without a place it belongs to the one place that the others name; when they name several, to none of them.
    if (places.size() == 2 && places.begin()->first.empty()) joining.join_same_wording(places.begin()->second[0], std::next(places.begin())->second[0]);
  }
}

void join_near_words(std::span<const Opinion> opinions, std::span<const Request> requests, Joining& joining) {
  // One of each group: what is in one group already needs no comparing.
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < opinions.size(); ++i)
    if (joining.root(i) == i && !requests[i].tracked) order.push_back(i);
  std::ranges::sort(order, {}, [&](std::size_t i) { return opinions[i].id; });
  std::unordered_map<WordNumber, std::uint32_t> held;
  for (const std::size_t i : order)
    for (const WordNumber word : requests[i].plain_sorted) ++held[word];
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> holders;  // of a word, the how-manieth of its text
  std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
  std::vector<std::size_t> seen(opinions.size(), opinions.size());
  for (const std::size_t i : order) {
    std::vector<WordNumber> words = requests[i].plain_sorted;
    std::ranges::sort(words, [&](WordNumber a, WordNumber b) { return held[a] != held[b] ? held[a] < held[b] : a < b; });
    const auto prefix = words.size() - static_cast<std::size_t>(std::ceil(near_overlap_here * static_cast<double>(words.size()))) + 1;
    for (std::size_t k = 0, repeat = 0; k < std::min(prefix, words.size()); ++k) {
      repeat = k > 0 && words[k] == words[k - 1] ? repeat + 1 : 0;
      auto& list = holders[(static_cast<std::uint64_t>(repeat) << 32) | words[k]];
      if (list.size() <= most_holders)
        for (const std::size_t j : list) {
          if (seen[j] == i) continue;
          seen[j] = i;
          const double sizes = static_cast<double>(requests[j].words.size()) / static_cast<double>(requests[i].words.size());
          if (sizes < near_overlap_here || sizes * near_overlap_here > 1) continue;
          if (!one_document(opinions[i], opinions[j]) || opinions[i].stance != opinions[j].stance) continue;
          const Nearness near = nearness(requests[i].spot, requests[j].spot);
          if (near == Nearness::elsewhere) continue;
          const double overlap = word_overlap(requests[i], requests[j]);
          if (overlap >= (near == Nearness::here || near == Nearness::block ? near_overlap_here : near_overlap)) pairs.emplace_back(-overlap, j, i);
        }
      list.push_back(i);
    }
  }
  std::ranges::sort(pairs, [&](const auto& a, const auto& b) {
    if (std::get<0>(a) != std::get<0>(b)) return std::get<0>(a) < std::get<0>(b);
    return std::tie(opinions[std::get<1>(a)].id, opinions[std::get<2>(a)].id) < std::tie(opinions[std::get<1>(b)].id, opinions[std::get<2>(b)].id);
  });
  for (const auto& [unused, i, j] : pairs) joining.join(i, j);
}

}  // namespace dh::analyse
