#include "analyse/content_likeness.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <utility>

#include "analyse/content_terms.h"
#include "analyse/on_processors.h"

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
  // Computed a stretch at a time on several threads, told in order.
  using Alike = std::vector<std::pair<std::size_t, double>>;
  constexpr std::size_t stretch = 256, step = 16;
  std::vector<Alike> found(std::min(stretch, among.size()));
  for (std::size_t start = 0; start < among.size(); start += stretch) {
    const std::size_t count = std::min(stretch, among.size() - start);
    in_pieces(count, step, [&](std::size_t from, std::size_t to) {
      thread_local std::vector<double> sums;  // all zero between two
      thread_local std::vector<std::size_t> touched;
      if (sums.size() < among.size()) sums.resize(among.size());
      for (std::size_t k = start + from; k < start + to; ++k) {
        for (const auto& [number, unused] : vectors[k]) {
          const auto& list = holders[static_cast<std::size_t>(number)];
          if (list.size() > most_holders) continue;
          const auto own = std::ranges::lower_bound(list, k, {}, &std::pair<std::size_t, double>::first);
          for (auto other = own + 1; other != list.end(); ++other) {
            if (sums[other->first] == 0) touched.push_back(other->first);
            sums[other->first] += own->second * other->second;
          }
        }
        Alike& alike = found[k - start];
        alike.clear();
        for (const std::size_t other : touched)
          if (const double sum = std::exchange(sums[other], 0); sum >= least) alike.emplace_back(other, sum);
        touched.clear();
        std::ranges::sort(alike);
      }
    });
    for (std::size_t k = 0; k < count; ++k)
      for (const auto& [other, sum] : found[k]) pair(among[start + k], among[other], sum);
  }
}

}  // namespace dh::analyse
