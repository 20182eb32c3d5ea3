#include "analyse/content_search.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_set>

#include "analyse/content_terms.h"
#include "analyse/word_list.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

constexpr double elsewhere_in_block = 0.4;  // a term of another clause of the block
constexpr double in_heading = 0.4;           // a term of a heading above
constexpr double as_heading = 0.7;           // a heading's words are mostly said of what stands under it
constexpr double in_opinions = 1.6;          // a term that others used who spoke of what is under the heading
constexpr double long_block = 0.12;          // how much length counts against a block
constexpr double usual_terms = 40;           // of a block
constexpr std::size_t shortest_acronym = 3, longest_acronym = 8;
constexpr int most_heard = 50;               // opinions that a heading learns from

// Of two letters: too short to be found by their initials.
const std::map<std::string, std::string>& usual_acronyms() {
  static const std::map<std::string, std::string> words = {{"tp", "thành phố"}, {"tx", "thị xã"}, {"dn", "doanh nghiệp"}};
  return words;
}

bool has_capital(std::string_view written) { return fold(written) != written; }

}  // namespace

ContentIndex::ContentIndex(const DraftMap& map) : map_(map) {
  const auto& sites = map.sites();
  for (std::size_t s = 0; s < sites.size(); ++s) {
    first_clause_.push_back(clauses_.size());
    const std::string& text = sites[s].get().text;
    std::unordered_set<std::string> held;
    for (const auto& [start, end] : clauses_of(text)) {
      const auto number = static_cast<int>(clauses_.size());
      std::unordered_set<std::string> terms = content_terms(std::string_view(text).substr(start, end - start));
      clauses_.push_back({static_cast<int>(s), start, end, static_cast<double>(terms.size())});
      for (const std::string& term : terms) terms_[term].clauses.push_back({number, 1});
      held.merge(terms);
    }
    for (const std::string& term : held) ++terms_[term].held_by;
    if (sites[s].is_heading)
      for (const std::string& term : content_terms(map.heading_text(static_cast<int>(s)))) terms_[term].headings.push_back({static_cast<int>(s), 1});
    auto& [initials, words] = words_.emplace_back();
    for (const Word& word : words_of(text)) {
      initials += word.plain.empty() ? ' ' : word.plain.front();
      words.push_back(word.key);
    }
  }
  first_clause_.push_back(clauses_.size());
  times_heard_.assign(sites.size(), 0);
  for (auto& [term, one] : terms_) one.kind = kind_weight(term);
}

// "HTX" in an opinion, "hợp tác xã" in the drafts: the words that are most often spelt by these initials.
std::string ContentIndex::spelt_out(const std::string& initials) const {
  const std::lock_guard lock(spelt_mutex_);  // opinions are placed on several threads
  const auto [known, added] = spelt_.try_emplace(initials);
  if (!added) return known->second;
  std::map<std::string, int> seen;
  for (const auto& [letters, words] : words_)
    for (std::size_t at = letters.find(initials); at != std::string::npos; at = letters.find(initials, at + 1)) {
      std::string phrase;
      for (std::size_t i = at; i < at + initials.size(); ++i) phrase += (phrase.empty() ? "" : " ") + words[i];
      ++seen[phrase];
    }
  const auto most = std::ranges::max_element(seen, {}, [](const auto& one) { return one.second; });
  if (most != seen.end()) known->second = most->first;
  return known->second;
}

std::string ContentIndex::spell_acronyms(std::string_view text) const {
  std::string out;
  std::size_t done = 0;
  for (const Word& word : words_of(text)) {
    if (word.plain.size() > longest_acronym || !has_capital(text.substr(word.start, word.end - word.start))) continue;
    std::string spelt;
    if (const auto usual = usual_acronyms().find(word.plain); usual != usual_acronyms().end()) spelt = usual->second;
    else if (word.plain.size() >= shortest_acronym && !terms_.contains(word.plain)) spelt = spelt_out(word.plain);
    if (spelt.empty()) continue;
    out += text.substr(done, word.start - done);
    out += spelt;
    done = word.end;
  }
  return out += text.substr(done);
}

// Rare terms count more than in proportion: one rare word tells more than two usual ones.
std::vector<ContentIndex::Asked> ContentIndex::asked_of(const std::vector<WeighedText>& texts) const {
  // In the order in which they are met: sums then come out the same in every run, to the last digit.
  std::vector<Asked> asked;
  std::unordered_map<const Term*, std::size_t> places;
  const double rarest = std::log(1 + static_cast<double>(map_.sites().size()));
  for (const WeighedText& part : texts)
    for (const std::string& term : telling_terms(spell_acronyms(part.text))) {
      const auto found = terms_.find(term);
      if (found == terms_.end()) continue;
      const Term& one = found->second;
      const double rarity = std::log(1 + static_cast<double>(map_.sites().size()) / std::max(1, one.held_by));
      // A syllable alone tells little unless it is rare.
      const double kind = one.kind < 1 ? one.kind + (1 - one.kind) * std::pow(rarity / rarest, 3) : one.kind;
      const auto [at, added] = places.try_emplace(&one, asked.size());
      if (added) asked.push_back({&one, 0});
      double& weight = asked[at->second].weight;
      weight = std::max(weight, part.weight * kind * rarity * std::sqrt(rarity / rarest));
    }
  return asked;
}

std::vector<ContentHit> ContentIndex::find(const std::vector<WeighedText>& texts, const Draft* draft, std::size_t most) const {
  std::vector<double> clause(clauses_.size(), 0), block(map_.sites().size(), 0), heading(map_.sites().size(), 0), said(map_.sites().size(), 0);
  std::vector<int> touched;
  std::vector<int> blocks;
  for (const auto& [term, weight] : asked_of(texts)) {
    blocks.clear();
    for (const Share& share : term->clauses) {
      const int site = clauses_[static_cast<std::size_t>(share.number)].site;
      clause[static_cast<std::size_t>(share.number)] += weight;
      if (!blocks.empty() && blocks.back() == site) continue;
      blocks.push_back(site);
      if (block[static_cast<std::size_t>(site)] == 0) touched.push_back(site);
      block[static_cast<std::size_t>(site)] += weight;
    }
    for (const Share& share : term->headings) heading[static_cast<std::size_t>(share.number)] += weight;
    for (const Share& share : term->said) {
      if (said[static_cast<std::size_t>(share.number)] == 0) touched.push_back(share.number);
      said[static_cast<std::size_t>(share.number)] += weight * share.weight;
    }
  }
  std::ranges::sort(touched);
  touched.erase(std::ranges::unique(touched).begin(), touched.end());
  std::vector<ContentHit> hits;
  for (const int number : touched) {
    const Site& site = map_.site(number);
    if (site.heading < 0 || (draft != nullptr && site.draft != draft)) continue;  // a front page speaks of everything
    const auto s = static_cast<std::size_t>(number);
    std::size_t best = first_clause_[s];
    double terms = 0;
    for (std::size_t c = first_clause_[s]; c < first_clause_[s + 1]; ++c) {
      terms += clauses_[c].terms;
      if (clause[c] > clause[best]) best = c;
    }
    double sum = 0;
    if (first_clause_[s] < first_clause_[s + 1]) sum = clause[best] + elsewhere_in_block * std::max(0.0, block[s] - clause[best]);
    sum /= 1 + long_block * std::log(1 + terms / usual_terms);
    double above = 0;
    for (int at = site.is_heading ? map_.heading_above(number) : site.heading; at >= 0; at = map_.heading_above(at)) above += heading[static_cast<std::size_t>(at)];
    if (site.is_heading) sum *= as_heading;
    sum += in_heading * above + in_opinions * said[static_cast<std::size_t>(site.heading)];
    ContentHit hit{number, sum, 0, 0};
    if (first_clause_[s] < first_clause_[s + 1] && clause[best] > 0) {
      hit.start = clauses_[best].start;
      hit.end = clauses_[best].end;
    }
    hits.push_back(hit);
  }
  std::ranges::stable_sort(hits, std::ranges::greater{}, &ContentHit::score);
  if (hits.size() > most) hits.resize(most);
  return hits;
}

std::pair<std::size_t, std::size_t> ContentIndex::clause_of(const std::vector<WeighedText>& texts, int number) const {
  const auto s = static_cast<std::size_t>(number);
  const std::size_t from = first_clause_[s], to = first_clause_[s + 1];
  if (from == to) return {0, 0};
  if (to - from == 1) return {clauses_[from].start, clauses_[from].end};
  std::vector<double> sums(to - from, 0);
  for (const auto& [term, weight] : asked_of(texts))
    for (const Share& share : term->clauses)
      if (const auto c = static_cast<std::size_t>(share.number); c >= from && c < to) sums[c - from] += weight;
  const auto best = static_cast<std::size_t>(std::ranges::max_element(sums) - sums.begin());
  if (sums[best] == 0) return {0, 0};
  return {clauses_[from + best].start, clauses_[from + best].end};
}

void ContentIndex::hear(std::string_view text, int spoken_of) {
  const int site = map_.site(spoken_of).heading;
  if (site < 0) return;
  int& times = times_heard_[static_cast<std::size_t>(site)];
  if (times >= most_heard) return;
  ++times;
  for (const std::string& term : telling_terms(text)) ++heard_[term][site];
}

// A term stands for a place by how many of those who spoke of it used the term, and how few other places it was used of.
void ContentIndex::weigh_what_was_said() {
  for (const auto& [term, sites] : heard_) {
    Term& one = terms_[term];
    one.kind = kind_weight(term);
    one.held_by = std::max(one.held_by, static_cast<int>(sites.size()));
    one.said.clear();
    for (const auto& [site, times] : sites) {
      const double share = static_cast<double>(times) / times_heard_[static_cast<std::size_t>(site)];
      one.said.push_back({site, std::min(1.0, share * (times > 1 ? 1.5 : 1.0)) / static_cast<double>(sites.size())});
    }
    std::ranges::sort(one.said, {}, &Share::number);
  }
}

}  // namespace dh::analyse
