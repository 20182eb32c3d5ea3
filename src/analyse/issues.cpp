#include "analyse/issues.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "analyse/content_terms.h"
#include "analyse/figures.h"
#include "analyse/on_processors.h"
#include "analyse/word_list.h"

namespace dh::analyse {
namespace {

// Of content_likeness, from which two groups speak on one point.
constexpr double alike_block = 0.07;
constexpr double alike_heading = 0.1;
constexpr double alike_unknown = 0.12;
constexpr double alike_elsewhere = 0.25;
constexpr int most_blocks = 3;  // a pair of words that more blocks of the draft hold names no point

struct Stretch {
  std::size_t start, end, group;
};

// The pairs of words and the telling figures of a block that few other blocks hold, with where they stand.
struct BlockTerms {
  std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> where;
};

class Points {
 public:
  Points(const Consultation& consultation, ContentLikeness& content, std::span<const Opinion> opinions, const Requests& requests, std::span<const std::vector<std::size_t>> groups)
      : consultation_(consultation), content_(content), opinions_(opinions), requests_(requests), groups_(groups), parent_(groups.size()) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    count_terms();
  }

  std::vector<std::string> issues() {
    by_place();
    by_words();
    std::vector<std::string> out;
    std::vector<std::string> first(groups_.size());
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      std::string& id = first[root(g)];
      const std::string& own = opinions_[groups_[g].front()].id;
      if (id.empty() || own < id) id = own;
    }
    for (std::size_t g = 0; g < groups_.size(); ++g) out.push_back(first[root(g)]);
    return out;
  }

 private:
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[std::max(root(a), root(b))] = std::min(root(a), root(b)); }

  // Two paragraphs or targets under one heading are two points; the heading itself may be either.
  static bool two_blocks(const Spot& one, const Spot& other) {
    return one.known() && other.known() && one.block != other.block && one.block != one.heading && other.block != other.heading;
  }

  bool debates(std::size_t g) const {
    return std::ranges::none_of(groups_[g], [&](std::size_t i) { return requests_[i].want == Want::correct; });
  }

  // The pairs of words and telling figures of a text: `take` gets each with where it stands.
  template <class Take>
  static void each_term(std::string_view text, const Take& take) {
    const std::vector<Word> words = words_of(text);
    std::string term;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (only_asks(words[i].plain) || only_asks(words[i + 1].plain)) continue;
      term = words[i].plain;
      term += ' ';
      term += words[i + 1].plain;
      take(std::as_const(term), words[i].start, words[i + 1].end);
    }
    for (const Figure& figure : figures_of(text))
      if (figure.share || figure.range || figure.key.size() >= 5) take('#' + figure.key, figure.start, figure.end);
  }

  void count_terms() {
    for (const Draft& draft : consultation_.drafts)
      for (const Block& block : draft.blocks) {
        std::unordered_map<std::string, bool> seen;
        each_term(block.text, [&](const std::string& term, std::size_t, std::size_t) {
          if (seen.try_emplace(term, true).second) ++blocks_with_[term];
        });
      }
  }

  // The stretches of the block that an opinion speaks of.
  void add_stretches(std::size_t g, std::size_t i, const BlockTerms& terms, std::vector<Stretch>& out) const {
    const Spot& spot = requests_[i].spot;
    if (spot.one_point) {
      out.push_back({0, spot.draft->blocks[static_cast<std::size_t>(spot.block)].text.size() + 1, g});
      return;
    }
    if (spot.end > spot.start) out.push_back({spot.start, spot.end, g});
    each_term(opinions_[i].text, [&](const std::string& term, std::size_t, std::size_t) {
      if (const auto at = terms.where.find(term); at != terms.where.end()) out.push_back({at->second.first, at->second.second, g});
    });
  }

  using Place = std::pair<const Draft*, int>;
  using Member = std::pair<std::size_t, std::size_t>;  // of a group, an opinion

  // What meets in one block, by a sweep over where each stretch begins. Gives the groups that it joins.
  std::vector<Member> meetings(const Place& place, const std::vector<Member>& members) const {
    BlockTerms terms;
    each_term(place.first->blocks[static_cast<std::size_t>(place.second)].text, [&](const std::string& term, std::size_t start, std::size_t end) {
      if (blocks_with_.at(term) <= most_blocks) terms.where.try_emplace(term, start, end);
    });
    std::vector<Stretch> stretches;
    std::unordered_set<std::uint32_t> told;  // requests of the group at hand: many say the very same
    std::size_t of = groups_.size();
    for (const auto& [g, i] : members) {
      if (std::exchange(of, g) != g) told.clear();
      if (told.insert(requests_.number(i)).second) add_stretches(g, i, terms, stretches);
    }
    std::ranges::sort(stretches, {}, &Stretch::start);
    // The one that reaches furthest so far meets whatever any earlier one meets.
    std::vector<Member> out;
    const Stretch* furthest = nullptr;
    for (const Stretch& one : stretches) {
      if (furthest != nullptr && one.start < furthest->end) out.emplace_back(furthest->group, one.group);
      if (furthest == nullptr || one.end > furthest->end) furthest = &one;
    }
    return out;
  }

  void by_place() {
    std::map<Place, std::vector<Member>> at_block;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if (!debates(g)) continue;
      for (const std::size_t i : groups_[g])
        if (requests_[i].spot.known()) at_block[{requests_[i].spot.draft, requests_[i].spot.block}].emplace_back(g, i);
    }
    std::vector<const std::pair<const Place, std::vector<Member>>*> places;
    for (const auto& one : at_block) places.push_back(&one);
    std::vector<std::vector<Member>> met(places.size());
    in_pieces(places.size(), 1, [&](std::size_t at, std::size_t) { met[at] = meetings(places[at]->first, places[at]->second); });
    for (const std::vector<Member>& some : met)
      for (const auto& [one, other] : some) join(one, other);
  }

  void by_words() {
    std::vector<std::size_t> among, group_of(opinions_.size());
    for (std::size_t g = 0; g < groups_.size(); ++g)
      if (debates(g)) {
        group_of[groups_[g].front()] = g;
        among.push_back(groups_[g].front());
      }
    const auto one_point = [&](std::size_t i, std::size_t j, double likeness) {
      if (opinions_[i].document != opinions_[j].document) return false;
      switch (nearness(requests_[i].spot, requests_[j].spot)) {
        case Nearness::here: case Nearness::block: return true;
        case Nearness::heading: return likeness >= (two_blocks(requests_[i].spot, requests_[j].spot) ? alike_elsewhere : alike_heading);
        case Nearness::unknown: return likeness >= alike_unknown;
        case Nearness::elsewhere: return likeness >= alike_elsewhere;
      }
      return false;
    };
    content_.for_each_alike(among, ContentLikeness::Least(alike_block), one_point, [&](std::size_t i, std::size_t j, double) { join(group_of[i], group_of[j]); });
  }

  const Consultation& consultation_;
  ContentLikeness& content_;
  std::span<const Opinion> opinions_;
  const Requests& requests_;
  std::span<const std::vector<std::size_t>> groups_;
  std::vector<std::size_t> parent_;
  std::unordered_map<std::string, int> blocks_with_;
};

}  // namespace

std::vector<std::string> issues_of(const Consultation& consultation, ContentLikeness& content, std::span<const Opinion> opinions, const Requests& requests,
                                   std::span<const std::vector<std::size_t>> groups) {
  return Points(consultation, content, opinions, requests, groups).issues();
}

}  // namespace dh::analyse
