#include "analyse/joining.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace dh::analyse {
namespace {

constexpr std::size_t most_wordings = 64;  // kinds of wording in one group; beyond it only known kinds may join

}  // namespace

Joining::Joining(std::span<const Opinion> opinions, const Requests& requests, const Vocabulary& vocabulary, const GroupDecisions& decisions)
    : opinions_(opinions), requests_(requests), vocabulary_(vocabulary), parent_(opinions.size()), size_(opinions.size(), 1), kept_(opinions.size()) {
  std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  if (decisions.together.empty() && decisions.apart.empty()) return;
  std::unordered_map<std::string, std::size_t> by_id;
  for (std::size_t i = 0; i < opinions.size(); ++i) by_id.emplace(opinions[i].id, i);
  for (std::size_t k = 0; k < decisions.apart.size(); ++k) {
    for (const std::string& id : decisions.apart[k].one)
      if (const auto at = by_id.find(id); at != by_id.end()) kept(at->second).apart.emplace(k, true);
    for (const std::string& id : decisions.apart[k].other)
      if (const auto at = by_id.find(id); at != by_id.end()) kept(at->second).apart.emplace(k, false);
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

Joining::Kept& Joining::kept(std::size_t root) const {
  std::unique_ptr<Kept>& one = kept_[root];
  if (one) return *one;
  one = std::make_unique<Kept>();
  const Request& request = requests_[root];
  one->asked = request.asked;
  one->wordings.emplace(request.wording_kind, root);
  if (request.spot.known()) one->blocks.emplace(request.spot.block, root);
  return *one;
}

bool Joining::decided_apart(std::size_t a, std::size_t b) const {
  if (!kept_[a] || !kept_[b]) return false;
  const auto& one = kept_[a]->apart;
  const auto& other = kept_[b]->apart;
  return std::ranges::any_of(one, [&](const auto& entry) {
    const auto found = other.find(entry.first);
    return found != other.end() && found->second != entry.second;
  });
}

bool Joining::guard_allows(std::size_t a, std::size_t b, bool same_edit) const {
  const Kept& one = kept(a);
  const Kept& other = kept(b);
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
  if (requests_.rank(b) < requests_.rank(a)) std::swap(a, b);
  parent_[b] = a;
  size_[a] += size_[b];
  if (!kept_[a] && !kept_[b] && requests_.number(a) == requests_.number(b)) return;
  Kept& one = kept(a);
  Kept& other = kept(b);
  one.asked.insert(other.asked.begin(), other.asked.end());
  one.wordings.merge(other.wordings);
  one.blocks.merge(other.blocks);
  one.apart.merge(other.apart);
  kept_[b].reset();
}

std::vector<std::vector<std::size_t>> Joining::groups() const {
  std::vector<std::size_t> by_rank(parent_.size());
  for (std::size_t i = 0; i < parent_.size(); ++i) by_rank[requests_.rank(i)] = i;
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> place(parent_.size(), none);  // of a root
  std::vector<std::vector<std::size_t>> out;
  for (const std::size_t i : by_rank) {
    std::size_t& at = place[root(i)];
    if (at == none) {
      at = out.size();
      out.emplace_back();
    }
    out[at].push_back(i);
  }
  return out;
}

}  // namespace dh::analyse
