#include "analyse/content_likeness.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "analyse/on_processors.h"

namespace dh::analyse {
namespace {

constexpr std::size_t most_holders = 400;
constexpr std::uint32_t no_list = 0xFFFFFFFF;

}  // namespace

ContentLikeness::ContentLikeness(const Consultation& consultation, std::span<const Opinion> opinions)
    : opinions_(opinions), terms_(opinions.size()), has_terms_(opinions.size()) {
  for (const Draft& draft : consultation.drafts)
    for (const Block& block : draft.blocks) {
      ++blocks_;
      for (const ContentTerm& term : hashed_content_terms(block.text)) ++held_by_blocks_[number_of(term)];
    }
}

std::uint32_t ContentLikeness::number_of(const ContentTerm& term) {
  const auto [number, added] = numbers_.find_or_add(term.key);
  if (added) {
    held_by_blocks_.push_back(0);
    kind_weights_.push_back(term.kind_weight);
  }
  return number;
}

// The terms of a stretch of opinions are found on several threads and numbered in order.
void ContentLikeness::read_terms(std::span<const std::size_t> among) {
  constexpr std::size_t stretch = 8192, step = 64;
  std::vector<std::size_t> unread;
  for (const std::size_t i : among)
    if (!has_terms_[i]) unread.push_back(i);
  std::vector<std::vector<ContentTerm>> found(std::min(stretch, unread.size()));
  for (std::size_t start = 0; start < unread.size(); start += stretch) {
    const std::size_t count = std::min(stretch, unread.size() - start);
    in_pieces(count, step, [&](std::size_t from, std::size_t to) {
      for (std::size_t k = from; k < to; ++k) found[k] = hashed_content_terms(opinions_[unread[start + k]].text);
    });
    for (std::size_t k = 0; k < count; ++k) {
      has_terms_[unread[start + k]] = true;
      for (const ContentTerm& term : found[k]) numbers_.prefetch(term.key);
      std::vector<std::uint32_t>& terms = terms_[unread[start + k]];
      terms.reserve(found[k].size());
      for (const ContentTerm& term : found[k]) terms.push_back(number_of(term));
      std::ranges::sort(terms);
    }
  }
}

void ContentLikeness::for_each_alike(std::span<const std::size_t> among, const Least& least, const Keep& keep, const Pair& pair) {
  read_terms(among);
  const std::size_t texts = among.size() + blocks_;
  // Of each text, its terms and their weights, one text after the other; and of each term, who holds it.
  std::vector<std::size_t> starts(among.size() + 1);
  std::vector<std::uint32_t> held(held_by_blocks_.size()), holders_of(held_by_blocks_.size());
  for (std::size_t k = 0; k < among.size(); ++k) {
    starts[k + 1] = starts[k] + terms_[among[k]].size();
    for (const std::uint32_t number : terms_[among[k]]) ++holders_of[number];
  }
  std::vector<double> idf(held.size());
  std::vector<std::uint32_t> list_of(held.size(), no_list);  // where a term's holders begin
  std::uint32_t listed = 0;
  for (std::size_t number = 0; number < held.size(); ++number) {
    held[number] = held_by_blocks_[number] + holders_of[number];
    if (holders_of[number] == 0) continue;
    idf[number] = kind_weights_[number] * std::log(1 + static_cast<double>(texts) / (held[number] + 0.5));
    if (holders_of[number] < 2 || holders_of[number] > most_holders) continue;
    list_of[number] = listed;
    listed += holders_of[number];
  }
  struct Holder {
    std::uint32_t text;
    double weight;
  };
  std::vector<Holder> holders(listed);
  std::vector<double> lengths(among.size());
  in_pieces(among.size(), 1024, [&](std::size_t from, std::size_t to) {
    for (std::size_t k = from; k < to; ++k) {
      double length = 0;
      for (const std::uint32_t number : terms_[among[k]]) length += idf[number] * idf[number];
      lengths[k] = std::sqrt(length);
    }
  });
  // Where the text itself stands in the list of each of its terms.
  std::vector<std::uint32_t> own(starts.back());
  std::vector<std::uint32_t> filled = list_of;
  for (std::size_t k = 0; k < among.size(); ++k) {
    std::size_t at = starts[k];
    for (const std::uint32_t number : terms_[among[k]]) {
      own[at++] = filled[number];
      if (filled[number] != no_list) holders[filled[number]++] = {static_cast<std::uint32_t>(k), idf[number] / lengths[k]};
    }
  }
  std::vector<std::uint8_t> may_be_less(among.size());
  for (std::size_t k = 0; k < among.size() && !least.may_be_less.empty(); ++k) may_be_less[k] = least.may_be_less[among[k]];
  // Computed a stretch at a time on several threads, told in order.
  struct Alike {
    std::size_t one, other;
    double likeness;
  };
  constexpr std::size_t stretch = 8192, step = 32;
  std::vector<std::vector<Alike>> found((std::min(stretch, among.size()) + step - 1) / step);
  for (std::size_t start = 0; start < among.size(); start += stretch) {
    const std::size_t count = std::min(stretch, among.size() - start);
    in_pieces(count, step, [&](std::size_t from, std::size_t to) {
      thread_local std::vector<double> sums;  // all zero between two
      thread_local std::vector<std::uint32_t> touched;
      if (sums.size() < among.size()) sums.resize(among.size());
      std::vector<Alike>& alike = found[from / step];
      alike.clear();
      for (std::size_t k = start + from; k < start + to; ++k) {
        const std::vector<std::uint32_t>& terms = terms_[among[k]];
        for (std::size_t at = 0; at < terms.size(); ++at) {
          const std::uint32_t place = own[starts[k] + at];
          if (place == no_list) continue;
          const double weight = holders[place].weight;
          const std::uint32_t end = list_of[terms[at]] + holders_of[terms[at]];
          for (std::uint32_t other = place + 1; other < end; ++other) {
            double& sum = sums[holders[other].text];
            if (sum == 0) touched.push_back(holders[other].text);
            sum += weight * holders[other].weight;
          }
        }
        for (const std::uint32_t other : touched) {
          const double sum = std::exchange(sums[other], 0);
          if (sum < least.least && (sum < least.even_less || (may_be_less[k] & may_be_less[other]) == 0)) continue;
          if (keep(among[k], among[other], sum)) alike.push_back({among[k], among[other], sum});
        }
        touched.clear();
      }
    });
    for (std::size_t piece = 0; piece < (count + step - 1) / step; ++piece)
      for (const Alike& one : found[piece]) pair(one.one, one.other, one.likeness);
  }
}

}  // namespace dh::analyse
