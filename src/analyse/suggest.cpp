#include "analyse/suggest.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "analyse/content_likeness.h"
#include "analyse/content_terms.h"
#include "analyse/difference_guard.h"
#include "analyse/group_decisions.h"
#include "analyse/meaning.h"

namespace dh::analyse {
namespace {

constexpr std::size_t each_with_each = 300;  // groups under one heading or topic
constexpr double least_by_words = 0.05;
constexpr double least_likeness = 0.15;
constexpr std::size_t shown_words = 5;

class Suggester {
 public:
  Suggester(const Consultation& consultation, std::span<const Opinion> opinions, std::span<const Group> groups, std::span<const Decision> in_force)
      : consultation_(consultation), opinions_(opinions), groups_(groups), decisions_(group_decisions(in_force)) {
    std::unordered_map<std::string, std::size_t> by_id;
    for (std::size_t i = 0; i < opinions.size(); ++i) by_id.emplace(opinions[i].id, i);
    std::vector<std::string_view> texts;
    for (const Group& group : groups) {
      const std::size_t i = by_id.at(group.representative);
      shown_.push_back(i);
      requests_.push_back(request_of(consultation, opinions[i], vocabulary_));
      texts.push_back(opinions[i].text);
    }
    meanings_ = meanings(consultation.drafts, texts);
  }

  std::vector<MergeCandidate> suggest(std::size_t most) {
    by_words();
    by_bucket();
    std::vector<MergeCandidate> out;
    for (const auto& [pair, words] : words_) add(pair.first, pair.second, words, out);
    std::ranges::sort(out, [](const MergeCandidate& a, const MergeCandidate& b) {
      if (a.likeness() != b.likeness()) return a.likeness() > b.likeness();
      return std::tie(a.group, a.other) < std::tie(b.group, b.other);
    });
    if (out.size() > most) out.resize(most);
    for (MergeCandidate& one : out) one.shared = shared_words(one);
    return out;
  }

 private:
  std::vector<std::string> buckets_of(std::size_t g) const {
    const Opinion& one = opinions_[shown_[g]];
    std::vector<std::string> out;
    if (requests_[g].spot.draft != nullptr) out.push_back(one.document + "\nheading\n" + std::to_string(requests_[g].spot.heading));
    out.push_back(one.document + "\ntopic\n" + one.topic);
    return out;
  }

  void by_words() {
    std::unordered_map<std::size_t, std::size_t> group_of;
    for (std::size_t g = 0; g < groups_.size(); ++g) group_of[shown_[g]] = g;
    ContentLikeness(consultation_, opinions_).for_each_alike(shown_, ContentLikeness::Least(least_by_words), [](std::size_t, std::size_t, double) { return true; }, [&](std::size_t i, std::size_t j, double likeness) {
      const std::size_t a = group_of.at(i), b = group_of.at(j);
      words_[{std::min(a, b), std::max(a, b)}] = likeness;
    });
  }

  void by_bucket() {
    std::map<std::string, std::vector<std::size_t>> buckets;
    for (std::size_t g = 0; g < groups_.size(); ++g)
      for (const std::string& bucket : buckets_of(g)) buckets[bucket].push_back(g);
    for (const auto& [unused, list] : buckets) {
      if (list.size() > each_with_each) continue;
      for (std::size_t a = 0; a < list.size(); ++a)
        for (std::size_t b = a + 1; b < list.size(); ++b) words_.try_emplace({list[a], list[b]}, 0);
    }
  }

  void add(std::size_t a, std::size_t b, double words, std::vector<MergeCandidate>& out) const {
    const Opinion& one = opinions_[shown_[a]];
    const Opinion& other = opinions_[shown_[b]];
    if (one.kind == Kind::spelling || other.kind == Kind::spelling) return;
    if (one.document != other.document && one.document != "none" && other.document != "none") return;
    MergeCandidate candidate{groups_[a].id, groups_[b].id, words, cosine(meanings_[a], meanings_[b]), {}, {}};
    if (candidate.likeness() < least_likeness || decided_apart(groups_[a], groups_[b])) return;
    if (const auto forbidden = what_forbids(requests_[a], requests_[b], vocabulary_)) {
      // To keep and to ask are never a change in other words.
      const auto set_apart = [&](std::size_t g) { return requests_[g].want == Want::keep || requests_[g].want == Want::ask; };
      if (*forbidden != Difference::want || set_apart(a) || set_apart(b)) return;
      candidate.difference = name(*forbidden);
    } else if (nearness(requests_[a].spot, requests_[b].spot) == Nearness::elsewhere) {
      candidate.difference = name(Difference::place);
    }
    out.push_back(std::move(candidate));
  }

  bool decided_apart(const Group& a, const Group& b) const {
    const auto holds = [](const Group& group, const std::set<std::string>& ids) { return std::ranges::any_of(group.opinions, [&](const std::string& id) { return ids.contains(id); }); };
    return std::ranges::any_of(decisions_.apart, [&](const GroupDecisions::Apart& apart) {
      return (holds(a, apart.one) && holds(b, apart.other)) || (holds(b, apart.one) && holds(a, apart.other));
    });
  }

  std::vector<std::string> shared_words(const MergeCandidate& candidate) {
    if (holders_.empty())
      for (const std::size_t i : shown_)
        for (const std::string& term : content_terms(opinions_[i].text)) ++holders_[term];
    std::vector<std::pair<double, std::string>> shared;
    const auto text_of = [&](const std::string& id) {
      const auto at = std::ranges::lower_bound(groups_, id, {}, &Group::id);
      return std::string_view(opinions_[shown_[static_cast<std::size_t>(at - groups_.begin())]].text);
    };
    const auto others = content_terms(text_of(candidate.other));
    for (const std::string& term : content_terms(text_of(candidate.group)))
      if (others.contains(term) && !only_asks(term)) shared.emplace_back(holders_[term] / kind_weight(term), term);
    std::ranges::sort(shared);
    std::vector<std::string> out;
    for (std::size_t k = 0; k < shared.size() && k < shown_words; ++k) out.push_back(shared[k].second.front() == '#' ? shared[k].second.substr(1) : shared[k].second);
    return out;
  }

  const Consultation& consultation_;
  std::span<const Opinion> opinions_;
  std::span<const Group> groups_;
  GroupDecisions decisions_;
  Vocabulary vocabulary_;
  std::vector<std::size_t> shown_;  // of each group, the opinion whose words show it
  std::vector<Request> requests_;
  std::vector<Meaning> meanings_;
  std::map<std::pair<std::size_t, std::size_t>, double> words_;
  std::unordered_map<std::string, int> holders_;
};

}  // namespace

std::vector<MergeCandidate> suggest_merges(const Consultation& consultation, std::span<const Opinion> opinions, std::span<const Group> groups,
                                           std::span<const Decision> in_force, std::size_t most) {
  return Suggester(consultation, opinions, groups, in_force).suggest(most);
}

}  // namespace dh::analyse
