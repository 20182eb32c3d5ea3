#include "analyse/joining.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace dh::analyse {
namespace {

constexpr std::size_t most_wordings = 64;  // kinds of wording in one group; beyond it only known kinds may join

}  // namespace

Joining::Joining(std::span<const Opinion> opinions, std::span<const Request> requests, const Vocabulary& vocabulary, const GroupDecisions& decisions)
    : opinions_(opinions), requests_(requests), vocabulary_(vocabulary), parent_(opinions.size()), size_(opinions.size(), 1), kept_(opinions.size()) {
  std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  for (std::size_t i = 0; i < opinions.size(); ++i) {
    kept_[i].asked = requests[i].asked;
    kept_[i].wordings.emplace(kind_of_wording(i), i);
    if (requests[i].spot.known()) kept_[i].blocks.emplace(requests[i].spot.block, i);
  }
  if (decisions.together.empty() && decisions.apart.empty()) return;
  std::unordered_map<std::string, std::size_t> by_id;
  for (std::size_t i = 0; i < opinions.size(); ++i) by_id.emplace(opinions[i].id, i);
  for (std::size_t k = 0; k < decisions.apart.size(); ++k) {
    for (const std::string& id : decisions.apart[k].one)
      if (const auto at = by_id.find(id); at != by_id.end()) kept_[at->second].apart.emplace(k, true);
    for (const std::string& id : decisions.apart[k].other)
      if (const auto at = by_id.find(id); at != by_id.end()) kept_[at->second].apart.emplace(k, false);
  }
  for (const std::set<std::string>& together : decisions.together) {
    const std::size_t none = opinions.size();
    std::size_t first = none;
    for (const std::string& id : together) {
      const auto at = by_id.find(id);
      if (at == by_id.end()) continue;  // its source was superseded
      if (first == none) first = at->second;
      else unite(root(first), root(at->second));
    }
  }
}

std::size_t Joining::root(std::size_t i) const {
  while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
  return i;
}

// Two wordings with the same figures, turns and edit are alike to the guard, whatever their other words. A hash of these:
// FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/
std::uint64_t Joining::kind_of_wording(std::size_t i) const {
  const Request& request = requests_[i];
  std::uint64_t hash = 0xcbf29ce484222325;
  const auto add = [&](std::string_view words) {
    for (const char c : words) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    hash = (hash ^ 0xFF) * 0x100000001b3;  // no byte of UTF-8: the end of one
  };
  for (const std::string& figure : request.figures) add(figure);
  add("");
  std::vector<WordNumber> turns;
  for (const WordNumber word : request.words)
    if (vocabulary_.turns(word, request.unmarked)) turns.push_back(word);
  std::ranges::sort(turns);
  for (const WordNumber word : turns) add(vocabulary_.word(word));
  add(std::to_string(static_cast<int>(request.want)));
  add(request.edit);
  return hash;
}

bool Joining::decided_apart(std::size_t a, std::size_t b) const {
  const auto& one = kept_[a].apart;
  const auto& other = kept_[b].apart;
  return std::ranges::any_of(one, [&](const auto& entry) {
    const auto found = other.find(entry.first);
    return found != other.end() && found->second != entry.second;
  });
}

bool Joining::guard_allows(std::size_t a, std::size_t b, bool same_edit) const {
  const Kept& one = kept_[a];
  const Kept& other = kept_[b];
  if (!one.asked.empty() && !other.asked.empty() && one.asked != other.asked) return false;
  std::size_t fresh = 0;
  for (const auto& [kind, unused] : other.wordings) fresh += !one.wordings.contains(kind);
  if (fresh > 0 && one.wordings.size() + fresh > most_wordings) return false;
  // Two certain places may not come together over one that has none.
  for (const auto& [block, i] : one.blocks)
    for (const auto& [other_block, j] : other.blocks)
      if (nearness(requests_[i].spot, requests_[j].spot) == Nearness::elsewhere) return false;
  for (const auto& [kind, i] : one.wordings)
    for (const auto& [other_kind, j] : other.wordings)
      if (same_edit ? forbids_one_edit(requests_[i], requests_[j], vocabulary_) : what_forbids(requests_[i], requests_[j], vocabulary_)) return false;
  return true;
}

bool Joining::join(std::size_t a, std::size_t b) {
  a = root(a);
  b = root(b);
  if (a == b) return true;
  if (decided_apart(a, b) || !guard_allows(a, b, false)) return false;
  unite(a, b);
  return true;
}

bool Joining::join_same_edit(std::size_t a, std::size_t b) {
  a = root(a);
  b = root(b);
  if (a == b) return true;
  if (decided_apart(a, b) || !guard_allows(a, b, true)) return false;
  unite(a, b);
  return true;
}

bool Joining::join_same_wording(std::size_t a, std::size_t b) {
  a = root(a);
  b = root(b);
  if (a == b) return true;
  if (decided_apart(a, b)) return false;
  unite(a, b);
  return true;
}

void Joining::unite(std::size_t a, std::size_t b) {
  if (a == b) return;
  if (opinions_[b].id < opinions_[a].id) std::swap(a, b);
  parent_[b] = a;
  size_[a] += size_[b];
  kept_[a].asked.insert(kept_[b].asked.begin(), kept_[b].asked.end());
  kept_[a].wordings.merge(kept_[b].wordings);
  kept_[a].blocks.merge(kept_[b].blocks);
  kept_[a].apart.merge(kept_[b].apart);
  kept_[b] = {};
}

std::vector<std::vector<std::size_t>> Joining::groups() const {
  std::map<std::string, std::vector<std::size_t>> by_first;
  for (std::size_t i = 0; i < parent_.size(); ++i) by_first[opinions_[root(i)].id].push_back(i);
  std::vector<std::vector<std::size_t>> out;
  for (auto& [unused, members] : by_first) {
    std::ranges::sort(members, {}, [&](std::size_t i) { return opinions_[i].id; });
    out.push_back(std::move(members));
  }
  return out;
}

}  // namespace dh::analyse
