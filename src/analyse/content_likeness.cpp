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

ContentLikeness::ContentLikeness(const Consultation& consultation, std::span<const Opinion> opinions)
    : opinions_(opinions), terms_(opinions.size()), has_terms_(opinions.size()) {
  for (const Draft& draft : consultation.drafts)
    for (const Block& block : draft.blocks) {
      ++blocks_;
      for (const std::string& term : content_terms(block.text)) ++held_by_blocks_[static_cast<std::size_t>(number_of(term))];
    }
}

int ContentLikeness::number_of(const std::string& term) {
  const auto [at, added] = numbers_.try_emplace(term, static_cast<int>(held_by_blocks_.size()));
  if (added) {
    held_by_blocks_.push_back(0);
    kind_weights_.push_back(kind_weight(term));
    asks_.push_back(only_asks(term));
  }
  return at->second;
}

// The terms of a stretch of opinions are found on several threads and numbered in order.
void ContentLikeness::read_terms(std::span<const std::size_t> among) {
  constexpr std::size_t stretch = 4096, step = 64;
  std::vector<std::size_t> unread;
  for (const std::size_t i : among)
    if (!has_terms_[i]) unread.push_back(i);
  std::vector<std::unordered_set<std::string>> found(std::min(stretch, unread.size()));
  for (std::size_t start = 0; start < unread.size(); start += stretch) {
    const std::size_t count = std::min(stretch, unread.size() - start);
    in_pieces(count, step, [&](std::size_t from, std::size_t to) {
      for (std::size_t k = from; k < to; ++k) found[k] = content_terms(opinions_[unread[start + k]].text);
    });
    for (std::size_t k = 0; k < count; ++k) {
      std::vector<int>& terms = terms_[unread[start + k]];
      has_terms_[unread[start + k]] = true;
      for (const std::string& term : found[k]) {
        if (const auto known = numbers_.find(term); known != numbers_.end()) {
          if (!asks_[static_cast<std::size_t>(known->second)]) terms.push_back(known->second);
        } else if (!asking_.contains(term)) {
          if (only_asks(term)) asking_.insert(term);
          else terms.push_back(number_of(term));
        }
      }
      std::ranges::sort(terms);
      terms.shrink_to_fit();
    }
  }
}

void ContentLikeness::for_each_alike(std::span<const std::size_t> among, double least, const std::function<void(std::size_t, std::size_t, double)>& pair) {
  read_terms(among);
  const std::size_t texts = among.size() + blocks_;
  std::vector<int> held = held_by_blocks_;
  for (const std::size_t i : among)
    for (const int number : terms_[i]) ++held[static_cast<std::size_t>(number)];
  std::vector<std::vector<std::pair<int, double>>> vectors(among.size());
  for (std::size_t k = 0; k < among.size(); ++k)
    for (const int number : terms_[among[k]]) vectors[k].emplace_back(number, kind_weights_[static_cast<std::size_t>(number)]);
  std::vector<std::vector<std::pair<std::size_t, double>>> holders(held.size());
  for (std::size_t k = 0; k < among.size(); ++k) {
    double length = 0;
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
