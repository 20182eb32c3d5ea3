#include "analyse/content_likeness.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

#include "analyse/content_terms.h"

namespace dh::analyse {
namespace {

constexpr std::size_t most_holders = 400;

}  // namespace

void for_each_alike(const Consultation& consultation, std::span<const Opinion> opinions, std::span<const std::size_t> among, double least,
                    const std::function<void(std::size_t, std::size_t, double)>& pair) {
  std::unordered_map<std::string, int> numbers;
  std::vector<int> held;
  const auto number_of = [&](const std::string& term) {
    const auto [at, added] = numbers.try_emplace(term, static_cast<int>(held.size()));
    if (added) held.push_back(0);
    return at->second;
  };
  std::size_t texts = among.size();
  for (const Draft& draft : consultation.drafts)
    for (const Block& block : draft.blocks) {
      ++texts;
      for (const std::string& term : content_terms(block.text)) ++held[static_cast<std::size_t>(number_of(term))];
    }
  std::vector<std::vector<std::pair<int, double>>> vectors(among.size());
  for (std::size_t k = 0; k < among.size(); ++k)
    for (const std::string& term : content_terms(opinions[among[k]].text)) {
      if (only_asks(term)) continue;
      const int number = number_of(term);
      ++held[static_cast<std::size_t>(number)];
      vectors[k].emplace_back(number, kind_weight(term));
    }
  std::vector<std::vector<std::pair<std::size_t, double>>> holders(held.size());
  for (std::size_t k = 0; k < among.size(); ++k) {
    double length = 0;
    std::ranges::sort(vectors[k]);
    for (auto& [number, weight] : vectors[k]) {
      weight *= std::log(1 + static_cast<double>(texts) / (held[static_cast<std::size_t>(number)] + 0.5));
      length += weight * weight;
    }
    for (const auto& [number, weight] : vectors[k]) holders[static_cast<std::size_t>(number)].emplace_back(k, weight / std::sqrt(length));
  }
  std::unordered_map<std::size_t, double> sums;
  for (std::size_t k = 0; k < among.size(); ++k) {
    sums.clear();
    for (const auto& [number, unused] : vectors[k]) {
      const auto& list = holders[static_cast<std::size_t>(number)];
      if (list.size() > most_holders) continue;
      const auto own = std::ranges::lower_bound(list, k, {}, &std::pair<std::size_t, double>::first);
      for (auto other = own + 1; other != list.end(); ++other) sums[other->first] += own->second * other->second;
    }
    std::vector<std::pair<std::size_t, double>> alike;
    for (const auto& [other, sum] : sums)
      if (sum >= least) alike.emplace_back(other, sum);
    std::ranges::sort(alike);
    for (const auto& [other, sum] : alike) pair(among[k], among[other], sum);
  }
}

}  // namespace dh::analyse
