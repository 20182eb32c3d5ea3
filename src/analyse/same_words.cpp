#include "analyse/same_words.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>

#include "alike/families.h"
#include "analyse/on_processors.h"

namespace dh::analyse {
namespace {

constexpr std::size_t short_text = 60;  // bytes: means nothing without its place
constexpr std::size_t most_holders = 400;
constexpr std::size_t first_of_family = 24, last_of_family = 8;  // that each one of a family is compared with

std::string place_key(const Spot& spot) { return spot.known() ? spot.draft->id + '\n' + std::to_string(spot.block) : std::string(); }

// One of many opinions by its words, its place (0: none) and its id.
struct Worded {
  std::uint64_t words;
  std::uint32_t more_of_words, place, rank, opinion;
  auto operator<=>(const Worded&) const = default;
  bool same_words(const Worded& other) const { return words == other.words && more_of_words == other.more_of_words; }
};

// Pairs that share most of their words, each found by the later one; see join_near_words.
class NearWords {
 public:
  struct Pair {
    double overlap;
    std::uint32_t one, other;  // of `order`, the earlier first
  };

  NearWords(std::span<const Opinion> opinions, const Requests& requests, std::vector<std::size_t> order)
      : opinions_(opinions), requests_(requests), order_(std::move(order)), briefs_(order_.size()) {}

  std::vector<Pair> pairs() {
    constexpr std::size_t step = 64;
    list_holders();
    std::vector<std::vector<Pair>> found((order_.size() + step - 1) / step);
    in_pieces(order_.size(), step, [&](std::size_t from, std::size_t to) {
      for (std::size_t k = from; k < to; ++k) compare(static_cast<std::uint32_t>(k), found[from / step]);
    });
    std::vector<Pair> out;
    for (const std::vector<Pair>& some : found) out.insert(out.end(), some.begin(), some.end());
    std::ranges::sort(out, {}, [](const Pair& one) { return std::tuple(-one.overlap, one.one, one.other); });
    return out;
  }
  std::size_t opinion(std::uint32_t k) const { return order_[k]; }

 private:
  static constexpr std::uint32_t no_list = 0xFFFFFFFF;

  // What rules most comparisons out, side by side in memory.
  struct Brief {
    std::uint32_t words = 0;
    std::uint32_t document = 0;  // 0: unknown
    Stance stance = Stance::unknown;
    const Request* request = nullptr;
  };

  // The words of each by how few hold them, the first of these that an overlap asks for, and who holds these.
  void list_holders() {
    std::vector<std::uint32_t> held;
    std::unordered_map<std::string, std::uint32_t> documents;
    for (std::uint32_t at = 0; at < order_.size(); ++at) {
      const Request& request = requests_[order_[at]];
      const std::string& document = opinions_[order_[at]].document;
      const bool unknown = document.empty() || document == "none";
      const std::uint32_t number = unknown ? 0 : documents.try_emplace(document, static_cast<std::uint32_t>(documents.size() + 1)).first->second;
      briefs_[at] = {static_cast<std::uint32_t>(request.words.size()), number, request.stance, &request};
      for (const WordNumber word : request.plain_sorted) {
        if (word >= held.size()) held.resize(word + 1);
        ++held[word];
      }
    }
    std::vector<WordNumber> rare_first(held.size());
    std::iota(rare_first.begin(), rare_first.end(), WordNumber{0});
    std::ranges::sort(rare_first, [&](WordNumber a, WordNumber b) { return held[a] != held[b] ? held[a] < held[b] : a < b; });
    std::vector<std::uint32_t> rarity(held.size());
    for (std::uint32_t k = 0; k < rare_first.size(); ++k) rarity[rare_first[k]] = k;
    starts_.resize(order_.size() + 1);
    const auto prefix_of = [](std::size_t words) {
      return words == 0 ? 0 : std::min(words, words - static_cast<std::size_t>(std::ceil(near_overlap_here * static_cast<double>(words))) + 1);
    };
    for (std::size_t at = 0; at < order_.size(); ++at) starts_[at + 1] = starts_[at] + prefix_of(briefs_[at].request->plain_sorted.size());
    // A word, and the how-manieth of its text.
    std::vector<std::uint64_t> keys(starts_.back());
    in_pieces(order_.size(), 256, [&](std::size_t from, std::size_t to) {
      std::vector<std::uint32_t> words;
      for (std::size_t at = from; at < to; ++at) {
        words.clear();
        for (const WordNumber word : briefs_[at].request->plain_sorted) words.push_back(rarity[word]);
        std::ranges::sort(words);
        for (std::size_t k = 0, repeat = 0; k < starts_[at + 1] - starts_[at]; ++k) {
          repeat = k > 0 && words[k] == words[k - 1] ? repeat + 1 : 0;
          keys[starts_[at] + k] = (static_cast<std::uint64_t>(repeat) << 32) | words[k];
        }
      }
    });
    // Where the holders of each key stand, those of a word's first in an array of their own: they are most.
    std::vector<std::uint32_t> first_of(held.size(), no_list);
    std::unordered_map<std::uint64_t, std::uint32_t> repeated;
    std::vector<std::uint32_t> counts;
    lists_.resize(keys.size());
    for (std::size_t k = 0; k < keys.size(); ++k) {
      std::uint32_t& list = keys[k] >> 32 == 0 ? first_of[keys[k]] : repeated.try_emplace(keys[k], no_list).first->second;
      if (list == no_list) {
        list = static_cast<std::uint32_t>(counts.size());
        counts.push_back(0);
      }
      lists_[k] = list;
      ++counts[list];
    }
    list_starts_.resize(counts.size());
    std::uint32_t listed = 0;
    for (std::size_t list = 0; list < counts.size(); ++list) {
      list_starts_[list] = counts[list] > most_holders ? no_list : listed;
      if (counts[list] <= most_holders) listed += counts[list];
    }
    holders_.resize(listed);
    before_.resize(keys.size());
    std::vector<std::uint32_t> filled(counts.size());
    for (std::uint32_t at = 0; at < order_.size(); ++at)
      for (std::size_t k = starts_[at]; k < starts_[at + 1]; ++k) {
        const std::uint32_t list = lists_[k];
        if (list_starts_[list] == no_list) continue;
        before_[k] = filled[list]++;
        holders_[list_starts_[list] + before_[k]] = at;
      }
    if (std::ranges::find(list_starts_, no_list) != list_starts_.end()) list_families();
  }

  void list_families() {
    std::vector<std::string_view> texts;
    for (const std::size_t i : order_) texts.push_back(opinions_[i].text);
    const Result<alike::Labels> labels = alike::group_texts(texts, {.threads = processors()});
    if (!labels) return;  // without a cap nothing is written that could fail
    family_ = labels->family;
    // The label of a family is the index of its first text.
    family_starts_.resize(order_.size() + 1);
    for (const std::uint32_t family : family_) ++family_starts_[family + 1];
    std::partial_sum(family_starts_.begin(), family_starts_.end(), family_starts_.begin());
    in_family_.resize(order_.size());
    of_family_.resize(order_.size());
    std::vector<std::uint32_t> filled(order_.size());
    for (std::uint32_t at = 0; at < order_.size(); ++at) {
      in_family_[at] = filled[family_[at]]++;
      of_family_[family_starts_[family_[at]] + in_family_[at]] = at;
    }
  }

  void compare(std::uint32_t at, std::vector<Pair>& found) const {
    // Stamps that no other call has used: nothing needs to be cleared.
    static std::atomic<std::uint64_t> stamps{0};
    thread_local std::vector<std::uint64_t> seen;
    if (seen.size() < order_.size()) seen.resize(order_.size());
    const std::uint64_t stamp = ++stamps;
    const auto meet = [&](std::uint32_t other) {
      if (std::exchange(seen[other], stamp) != stamp) compare(at, other, found);
    };
    for (std::size_t k = starts_[at]; k < starts_[at + 1]; ++k)
      if (const std::uint32_t first = list_starts_[lists_[k]]; first != no_list)
        for (std::uint32_t n = 0; n < before_[k]; ++n) meet(holders_[first + n]);
    if (family_.empty()) return;
    const std::uint32_t* family = &of_family_[family_starts_[family_[at]]];
    const std::size_t own = in_family_[at];
    for (std::size_t k = 0; k < std::min(own, first_of_family); ++k) meet(family[k]);
    for (std::size_t k = own > last_of_family ? own - last_of_family : 0; k < own; ++k) meet(family[k]);
  }

  void compare(std::uint32_t at, std::uint32_t earlier, std::vector<Pair>& found) const {
    const double sizes = static_cast<double>(briefs_[earlier].words) / static_cast<double>(briefs_[at].words);
    if (sizes < near_overlap_here || sizes * near_overlap_here > 1 || briefs_[at].stance != briefs_[earlier].stance) return;
    if (briefs_[at].document != 0 && briefs_[earlier].document != 0 && briefs_[at].document != briefs_[earlier].document) return;
    const Request& one = *briefs_[at].request;
    const Request& other = *briefs_[earlier].request;
    const Nearness near = nearness(one.spot, other.spot);
    if (near == Nearness::elsewhere) return;
    const double overlap = word_overlap(one, other);
    if (overlap >= (near == Nearness::here || near == Nearness::block ? near_overlap_here : near_overlap)) found.push_back({overlap, earlier, at});
  }

  std::span<const Opinion> opinions_;
  const Requests& requests_;
  std::vector<std::size_t> order_;  // one of each group, by id
  std::vector<Brief> briefs_;       // of each
  // The lists of rare words that each is in, one after the other; in each list, how many come before it.
  std::vector<std::size_t> starts_;
  std::vector<std::uint32_t> lists_, before_;
  std::vector<std::uint32_t> list_starts_, holders_;  // of a list too long to tell anything, none
  std::vector<std::uint32_t> family_, in_family_;     // of each: its family, and how many of it come before
  std::vector<std::uint32_t> family_starts_, of_family_;
};

}  // namespace

void join_same_words(std::span<const Opinion> opinions, const Requests& requests, Joining& joining) {
  std::vector<Worded> all;
  std::unordered_map<std::string, std::uint32_t> places{{std::string(), 0}};
  for (std::size_t i = 0; i < opinions.size(); ++i) {
    const Request& request = requests[i];
    if (request.tracked) continue;
    std::string place = place_key(request.spot);
    if (place.empty() && opinions[i].text.size() < short_text) place = '?' + opinions[i].hints.reference;
    const auto number = places.try_emplace(std::move(place), static_cast<std::uint32_t>(places.size())).first->second;
    all.push_back({request.same_words.main, request.same_words.more, number, requests.rank(i), static_cast<std::uint32_t>(i)});
  }
  std::ranges::sort(all);
  for (std::size_t from = 0, to = 0; from < all.size(); from = to) {
    // In the order of their ids: where a person split the same words, a newcomer does not depend on when it came.
    std::size_t count = 0, second = from;
    for (std::size_t first = from; to < all.size() && all[to].same_words(all[from]); ++to) {
      if (to == from || all[to].place != all[first].place) {
        first = to;
        if (++count == 2) second = to;
      } else {
        joining.join_same_wording(all[first].opinion, all[to].opinion);
      }
    }
    // Without a place it belongs to the one place that the others name; when they name several, to none of them.
    if (count == 2 && all[from].place == 0) joining.join_same_wording(all[from].opinion, all[second].opinion);
  }
}

void join_near_words(std::span<const Opinion> opinions, const Requests& requests, Joining& joining) {
  // One of each group: what is in one group already needs no comparing.
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < opinions.size(); ++i)
    if (joining.root(i) == i && !requests[i].tracked) order.push_back(i);
  std::ranges::sort(order, {}, [&](std::size_t i) { return requests.rank(i); });
  NearWords near(opinions, requests, std::move(order));
  for (const NearWords::Pair& pair : near.pairs()) joining.join(near.opinion(pair.one), near.opinion(pair.other));
}

}  // namespace dh::analyse
