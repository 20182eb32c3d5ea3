#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

#include "analyse/content_likeness.h"
#include "analyse/cue_words.h"
#include "analyse/figures.h"
#include "analyse/passes.h"
#include "analyse/same_request.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

constexpr double near_overlap = 0.86;       // of all words, anywhere
constexpr double near_overlap_here = 0.72;  // at the same block
constexpr double alike_anywhere = 0.2;     // of content_likeness, for one kind of request
constexpr double alike_here = 0.15;         // at the same block
constexpr std::size_t most_in_bucket = 400; // a run of words that more opinions share tells nothing
constexpr std::size_t short_block = 160;    // bytes: a target, a sentence
constexpr double singular_share = 0.08;
constexpr std::size_t deep_bytes = 220;

class Grouper {
 public:
  Grouper(const Consultation& consultation, std::span<Opinion> opinions) : consultation_(consultation), opinions_(opinions), parent_(opinions.size()) {
    order_.resize(opinions.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::ranges::sort(order_, {}, [&](std::size_t i) { return opinions_[i].id; });
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    words_.reserve(opinions.size());
    for (const Opinion& one : opinions) words_.push_back(sorted_words(one.text));
  }

  std::vector<Group> group() {
    exact();
    same_edit();
    near();
    other_words();
    std::vector<Group> groups = write_groups();
    issues();
    singular(groups);
    return groups;
  }

 private:
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    if (a != b) parent_[opinions_[a].id < opinions_[b].id ? b : a] = opinions_[a].id < opinions_[b].id ? a : b;
  }

  static std::string place_key(const Opinion& one) {
    if (!one.anchor.certain || one.anchor.block < 0) return {};
    return one.anchor.document + '\n' + std::to_string(one.anchor.block);
  }
  static bool changes_draft(const Opinion& one) { return one.hints.mark && one.hints.mark->via != MarkedRange::Via::comment; }

  // The same words. A tracked change's words mean nothing without their place.
  void exact() {
    std::map<std::string, std::size_t> first;
    for (const std::size_t i : order_) {
      const Opinion& one = opinions_[i];
      if (changes_draft(one)) continue;
      const std::string key = one.document + '\n' + fold_words(one.text) + '\n' + (one.text.size() < 60 ? place_key(one) + one.hints.reference : "");
      const auto [known, added] = first.try_emplace(key, i);
      if (!added) join(known->second, i);
    }
  }

  // What an edit changes, without the words around that both sides repeat: people quote more or less of a sentence. Of
  // a figure that shall stand there, the figure alone: it replaces the one that stands there.
  static std::string edit_key(const Proposal& proposal) {
    std::vector<std::string> from = words_in_order(proposal.from), to = words_in_order(proposal.to);
    while (!from.empty() && !to.empty() && from.front() == to.front()) {
      from.erase(from.begin());
      to.erase(to.begin());
    }
    while (!from.empty() && !to.empty() && from.back() == to.back()) {
      from.pop_back();
      to.pop_back();
    }
    const bool figure = !to.empty() && to.front().find_first_of("0123456789") != std::string::npos;
    std::string key;
    if (!figure)
      for (const std::string& word : from) key += word + ' ';
    key += "-> ";
    for (const std::string& word : to) key += word + ' ';
    return key;
  }

  void same_edit() {
    std::map<std::string, std::size_t> first;
    for (const std::size_t i : order_) {
      const Opinion& one = opinions_[i];
      const std::string place = place_key(one);
      if (place.empty() || one.proposal.empty()) continue;
      if (one.proposal.to.empty() && one.kind != Kind::remove && one.kind != Kind::spelling) continue;
      const std::string key = place + '\n' + edit_key(one.proposal);
      const auto [known, added] = first.try_emplace(key, i);
      if (!added) join(known->second, i);
    }
    // One goes on where the other ends: "ba phong trào", "ba phong trào và ba chương trình".
    std::map<std::string, std::vector<std::size_t>> same_old;
    for (const std::size_t i : order_) {
      const Opinion& one = opinions_[i];
      if (!place_key(one).empty() && !one.proposal.from.empty() && !one.proposal.to.empty() && asked_figures(one).empty()) same_old[place_key(one) + '\n' + fold_words(one.proposal.from)].push_back(i);
    }
    for (const auto& [unused, list] : same_old)
      for (std::size_t k = 1; k < list.size(); ++k)
        if (begins_alike(opinions_[list[0]].proposal.to, opinions_[list[k]].proposal.to)) join(list[0], list[k]);
  }

  void near() {
    std::unordered_map<std::size_t, std::vector<std::size_t>> buckets;
    for (const std::size_t i : order_) {
      if (changes_draft(opinions_[i])) continue;
      const std::string words = fold_words(opinions_[i].text, Fold::marks);
      std::vector<std::size_t> starts = {0};
      for (std::size_t at = words.find(' '); at != std::string::npos; at = words.find(' ', at + 1)) starts.push_back(at + 1);
      for (std::size_t k = 0; k + 3 <= starts.size(); ++k) {
        const std::size_t end = k + 3 < starts.size() ? starts[k + 3] - 1 : words.size();
        auto& bucket = buckets[std::hash<std::string_view>{}(std::string_view(words).substr(starts[k], end - starts[k]))];
        if (bucket.empty() || bucket.back() != i) bucket.push_back(i);
      }
    }
    for (const auto& [unused, bucket] : buckets) {
      if (bucket.size() > most_in_bucket) continue;
      for (std::size_t a = 0; a < bucket.size(); ++a)
        for (std::size_t b = a + 1; b < bucket.size(); ++b)
          if (root(bucket[a]) != root(bucket[b]) && ask_the_same(bucket[a], bucket[b])) join(bucket[a], bucket[b]);
    }
  }

  bool ask_the_same(std::size_t a, std::size_t b) const {
    const Opinion& one = opinions_[a];
    const Opinion& other = opinions_[b];
    if (one.document != other.document || one.stance != other.stance) return false;
    const std::string here = place_key(one), there = place_key(other);
    if (!here.empty() && !there.empty() && here != there) return false;
    const double least = !here.empty() && here == there ? near_overlap_here : near_overlap;
    return word_overlap(words_[a], words_[b]) >= least && differ_harmlessly(words_[a], words_[b]);
  }

  // The same request in other words: both of one kind and stance, on the same place or on none that contradicts, much the
  // same rare words, and nothing asked for that differs. The most alike first, so that what is less alike has to fit the
  // whole group.
  void other_words() {
    asked_.resize(opinions_.size());
    for (std::size_t i = 0; i < opinions_.size(); ++i) asked_[i] = asked_figures(opinions_[i]);
    for (std::size_t i = 0; i < opinions_.size(); ++i)
      if (const std::size_t r = root(i); r != i) asked_[r].insert(asked_[i].begin(), asked_[i].end());
    std::vector<std::tuple<double, std::string, std::string, std::size_t, std::size_t>> pairs;
    for_each_alike(consultation_, opinions_, alike_here, [&](std::size_t i, std::size_t j, double likeness) {
      const Opinion& one = opinions_[i];
      const Opinion& other = opinions_[j];
      if (changes_draft(one) || changes_draft(other) || !one_document(one, other) || !one_direction(one, other)) return;
      const std::string here = place_key(one), there = place_key(other);
      if (!here.empty() && !there.empty() && here != there) return;
      if (likeness < (!here.empty() && here == there ? alike_here : alike_anywhere)) return;
      if (!may_ask_the_same(i, j)) return;
      pairs.emplace_back(-likeness, std::min(one.id, other.id), std::max(one.id, other.id), i, j);
    });
    std::ranges::sort(pairs);
    for (const auto& [unused, id, other_id, i, j] : pairs) {
      const std::size_t a = root(i), b = root(j);
      if (a == b || (!asked_[a].empty() && !asked_[b].empty() && asked_[a] != asked_[b])) continue;
      std::set<std::string> both = asked_[a];
      both.insert(asked_[b].begin(), asked_[b].end());
      join(a, b);
      asked_[root(a)] = std::move(both);
    }
  }

  // "none": nothing tells of which draft it speaks.
  static bool one_document(const Opinion& one, const Opinion& other) {
    return one.document == other.document || one.document == "none" || other.document == "none" || one.document.empty() || other.document.empty();
  }

  // Of one kind and stance; a task to add and a proposal are told apart by a hair, and so are an amendment that finds
  // fault and one that does not say so.
  static bool one_direction(const Opinion& one, const Opinion& other) {
    const auto kind = [](const Opinion& opinion) { return opinion.kind == Kind::proposal ? Kind::add : opinion.kind; };
    const auto stance = [](const Opinion& opinion) { return opinion.kind == Kind::amend && opinion.stance == Stance::mixed ? Stance::against : opinion.stance; };
    return kind(one) == kind(other) && stance(one) == stance(other);
  }

  static std::set<std::string> asked_figures(const Opinion& one) {
    std::set<std::string> out;
    for (const Figure& figure : figures_of(one.proposal.to)) out.insert(figure.key);
    return out;
  }

  // What differs must not turn the request; of two wordings with little in common the turns are looked at alone.
  bool may_ask_the_same(std::size_t a, std::size_t b) const {
    const Opinion& one = opinions_[a];
    const Opinion& other = opinions_[b];
    const std::set<std::string> asked = asked_figures(one), also = asked_figures(other);
    if (!asked.empty() && !also.empty() && asked != also) return false;
    if (!one.proposal.from.empty() && !one.proposal.to.empty() && !other.proposal.from.empty() && !other.proposal.to.empty() && asked.empty() && also.empty() &&
        edit_key(one.proposal) != edit_key(other.proposal) && !begins_alike(one.proposal.to, other.proposal.to))
      return false;
    if (word_overlap(words_[a], words_[b]) >= 0.5) return differ_harmlessly(words_[a], words_[b]);
    const CueWords first(one.text), second(other.text);
    const auto up = [](const CueWords& words) { return words.any({"nâng", "tăng", "cao hơn"}) && !words.any({"không nâng", "không tăng", "không nên tăng"}); };
    const auto down = [](const CueWords& words) { return words.any({"giảm", "hạ"}) && !words.any({"ý kiến hạ"}); };
    if (one.kind == Kind::indicator && ((up(first) && down(second) && !up(second)) || (down(first) && up(second) && !down(second)))) return false;
    if (one.kind != Kind::agree && first.any({"không nên", "không cần"}) != second.any({"không nên", "không cần"})) return false;
    return true;
  }

  static bool begins_alike(const std::string& one, const std::string& other) {
    const std::vector<std::string> a = words_in_order(one), b = words_in_order(other);
    const std::size_t n = std::min(a.size(), b.size());
    return n >= 2 && std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(n), b.begin());
  }

  std::vector<Group> write_groups() {
    std::map<std::string, std::vector<std::size_t>> members;
    for (const std::size_t i : order_) members[opinions_[root(i)].id].push_back(i);
    std::vector<Group> groups;
    for (const auto& [id, list] : members) {
      Group group;
      group.id = id;
      group.representative = opinions_[list.front()].id;
      for (const std::size_t i : list) {
        Opinion& one = opinions_[i];
        one.group = id;
        one.alike.clear();
        group.opinions.push_back(one.id);
        if (list.size() == 1) continue;
        one.alike = "same";
        for (const std::size_t j : list) {
          if (i == j) continue;
          if (words_[i] == words_[j]) {
            one.alike = "exact";
            break;
          }
          if (word_overlap(words_[i], words_[j]) >= near_overlap_here) one.alike = "near";
        }
      }
      groups.push_back(std::move(group));
    }
    return groups;
  }

  // One point: the groups whose words overlap at one block, or that speak of the whole block.
  void issues() {
    std::map<std::string, std::vector<std::size_t>> at_block;
    for (const std::size_t i : order_) {
      opinions_[i].issue = opinions_[i].group;
      const std::string place = place_key(opinions_[i]);
      if (!place.empty()) at_block[place].push_back(i);
    }
    for (const auto& [place, list] : at_block)
      for (std::size_t a = 0; a < list.size(); ++a)
        for (std::size_t b = a + 1; b < list.size(); ++b) {
          const Anchor& one = opinions_[list[a]].anchor;
          const Anchor& other = opinions_[list[b]].anchor;
          const bool overlap = one.end > one.start && other.end > other.start && one.start < other.end && other.start < one.end;
          // A target or another short paragraph is one point as a whole; a misspelling in it is none.
          const bool one_point = is_short(one) && opinions_[list[a]].kind != Kind::spelling && opinions_[list[b]].kind != Kind::spelling;
          if (!overlap && !one_point) continue;
          const std::string kept = std::min(opinions_[list[a]].issue, opinions_[list[b]].issue);
          const std::string gone = std::max(opinions_[list[a]].issue, opinions_[list[b]].issue);
          if (kept == gone) continue;
          for (Opinion& opinion : opinions_)
            if (opinion.issue == gone) opinion.issue = kept;
        }
  }

  bool is_short(const Anchor& anchor) const {
    const Draft* draft = consultation_.draft(anchor.document);
    return draft != nullptr && draft->blocks[static_cast<std::size_t>(anchor.block)].text.size() <= short_block;
  }

  // Lone opinions with the deepest argument: reasons, figures and length, the best few in a hundred.
  void singular(const std::vector<Group>& groups) {
    std::vector<std::pair<double, std::size_t>> deep;
    std::map<std::string, std::size_t> sizes;
    for (const Group& group : groups) sizes[group.id] = group.opinions.size();
    for (const std::size_t i : order_) {
      Opinion& one = opinions_[i];
      one.singular = false;
      if (sizes[one.group] != 1 || one.kind == Kind::spelling || one.text.size() + one.argument.size() < deep_bytes) continue;
      const std::string words = ' ' + fold_words(one.text + ' ' + one.argument) + ' ';
      double score = static_cast<double>(one.text.size() + one.argument.size()) / 200.0;
      for (const std::string_view cue : {" vì ", " nguyên nhân ", " do ", " thực tế ", " trong khi ", " nếu ", " bởi ", " theo ", " ví dụ ", " số liệu ", " kinh nghiệm "})
        if (words.find(cue) != std::string::npos) score += 1;
      if (words.find_first_of("0123456789") != std::string::npos) score += 0.5;
      if (score >= 3) deep.emplace_back(score, i);
    }
    std::ranges::sort(deep, [&](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : opinions_[a.second].id < opinions_[b.second].id; });
    const auto most = std::max<std::size_t>(1, static_cast<std::size_t>(singular_share * static_cast<double>(opinions_.size())));
    for (std::size_t k = 0; k < deep.size() && k < most; ++k) opinions_[deep[k].second].singular = true;
  }

  const Consultation& consultation_;
  std::span<Opinion> opinions_;
  std::vector<std::size_t> order_, parent_;
  std::vector<std::vector<std::string>> words_;
  std::vector<std::set<std::string>> asked_;  // figures that a group asks for, at its root
};

}  // namespace

std::vector<Group> group_opinions(const Consultation& consultation, std::span<Opinion> opinions) { return Grouper(consultation, opinions).group(); }

}  // namespace dh::analyse
