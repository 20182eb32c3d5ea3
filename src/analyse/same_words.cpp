#include "analyse/same_words.h"

#include <algorithm>
#include <atomic>
#include <cmath>
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

bool one_document(const Opinion& one, const Opinion& other) {
  const auto unknown = [](const Opinion& opinion) { return opinion.document.empty() || opinion.document == "none"; };
  return one.document == other.document || unknown(one) || unknown(other);
}

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
      : opinions_(opinions), requests_(requests), order_(std::move(order)), by_prefix_(order_.size()), found_(order_.size()) {}

  std::vector<Pair> pairs() {
    list_holders();
    if (std::ranges::any_of(holders_, [](const auto& one) { return one.second.size() > most_holders; })) list_families();
    in_pieces(order_.size(), 64, [&](std::size_t from, std::size_t to) {
      for (std::size_t k = from; k < to; ++k) compare(static_cast<std::uint32_t>(k));
    });
    std::vector<Pair> out;
    for (const std::vector<Pair>& some : found_) out.insert(out.end(), some.begin(), some.end());
    std::ranges::sort(out, {}, [](const Pair& one) { return std::tuple(-one.overlap, one.one, one.other); });
    return out;
  }
  std::size_t opinion(std::uint32_t k) const { return order_[k]; }

 private:
  struct Held {
    const std::vector<std::uint32_t>* list;
    std::uint32_t before;  // how many of the list come before this one
  };

  void list_holders() {
    std::vector<std::uint32_t> held;
    for (const std::size_t i : order_)
      for (const WordNumber word : requests_[i].plain_sorted) {
        if (word >= held.size()) held.resize(word + 1);
        ++held[word];
      }
    for (std::uint32_t at = 0; at < order_.size(); ++at) {
      std::vector<WordNumber> words = requests_[order_[at]].plain_sorted;
      std::ranges::sort(words, [&](WordNumber a, WordNumber b) { return held[a] != held[b] ? held[a] < held[b] : a < b; });
      const auto prefix = words.size() - static_cast<std::size_t>(std::ceil(near_overlap_here * static_cast<double>(words.size()))) + 1;
      for (std::size_t k = 0, repeat = 0; k < std::min(prefix, words.size()); ++k) {
        repeat = k > 0 && words[k] == words[k - 1] ? repeat + 1 : 0;
        auto& list = holders_[(static_cast<std::uint64_t>(repeat) << 32) | words[k]];
        by_prefix_[at].push_back({&list, static_cast<std::uint32_t>(list.size())});
        list.push_back(at);
      }
    }
  }

  void list_families() {
    std::vector<std::string_view> texts;
    for (const std::size_t i : order_) texts.push_back(opinions_[i].text);
    const Result<alike::Labels> labels = alike::group_texts(texts, {.threads = processors()});
    if (!labels) return;  // without a cap nothing is written that could fail
    family_ = labels->family;
    for (std::uint32_t at = 0; at < order_.size(); ++at) families_[family_[at]].push_back(at);
  }

  void compare(std::uint32_t at) {
    // Stamps that no other call has used: nothing needs to be cleared.
    static std::atomic<std::uint64_t> stamps{0};
    thread_local std::vector<std::uint64_t> seen;
    if (seen.size() < order_.size()) seen.resize(order_.size());
    const std::uint64_t stamp = ++stamps;
    const auto meet = [&](std::uint32_t other) {
      if (std::exchange(seen[other], stamp) != stamp) compare(at, other);
    };
    for (const Held& held : by_prefix_[at])
      if (held.list->size() <= most_holders) std::for_each(held.list->begin(), held.list->begin() + held.before, meet);
    if (family_.empty()) return;
    const std::vector<std::uint32_t>& family = families_.at(family_[at]);
    const auto own = static_cast<std::size_t>(std::ranges::lower_bound(family, at) - family.begin());
    for (std::size_t k = 0; k < std::min(own, first_of_family); ++k) meet(family[k]);
    for (std::size_t k = own > last_of_family ? own - last_of_family : 0; k < own; ++k) meet(family[k]);
  }

  void compare(std::uint32_t at, std::uint32_t earlier) {
    const std::size_t i = order_[at], j = order_[earlier];
    const Request& one = requests_[i];
    const Request& other = requests_[j];
    const double sizes = static_cast<double>(other.words.size()) / static_cast<double>(one.words.size());
    if (sizes < near_overlap_here || sizes * near_overlap_here > 1) return;
    if (!one_document(opinions_[i], opinions_[j]) || one.stance != other.stance) return;
    const Nearness near = nearness(one.spot, other.spot);
    if (near == Nearness::elsewhere) return;
    const double overlap = word_overlap(one, other);
    if (overlap >= (near == Nearness::here || near == Nearness::block ? near_overlap_here : near_overlap)) found_[at].push_back({overlap, earlier, at});
  }

  std::span<const Opinion> opinions_;
  const Requests& requests_;
  std::vector<std::size_t> order_;  // one of each group, by id
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> holders_;  // of a word, the how-manieth of its text
  std::vector<std::vector<Held>> by_prefix_;
  std::vector<std::uint32_t> family_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> families_;
  std::vector<std::vector<Pair>> found_;
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
