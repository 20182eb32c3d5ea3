#include "analyse/group_decisions.h"

#include <algorithm>

namespace dh::analyse {
namespace {

bool meet(const std::set<std::string>& one, const std::set<std::string>& other) {
  return std::ranges::any_of(one, [&](const std::string& id) { return other.contains(id); });
}

void take_away(std::set<std::string>& from, const std::set<std::string>& gone) {
  for (const std::string& id : gone) from.erase(id);
}

}  // namespace

GroupDecisions group_decisions(std::span<const Decision> in_force) {
  GroupDecisions out;
  for (const Decision& decision : in_force) {
    const std::set<std::string> named(decision.opinions.begin(), decision.opinions.end());
    if (decision.action == Decision::Action::merge) {
      for (GroupDecisions::Apart& apart : out.apart)
        if (meet(apart.one, named) && meet(apart.other, named)) {
          take_away(apart.one, named);
          take_away(apart.other, named);
        }
      out.together.push_back(named);
    } else if (decision.action == Decision::Action::split) {
      const std::set<std::string> rest(decision.rest.begin(), decision.rest.end());
      for (std::set<std::string>& together : out.together)
        if (meet(together, named) && meet(together, rest)) take_away(together, named);
      out.together.push_back(named);
      out.apart.push_back({named, rest});
    }
  }
  std::erase_if(out.apart, [](const GroupDecisions::Apart& apart) { return apart.one.empty() || apart.other.empty(); });
  for (const Decision& decision : in_force) {
    if (decision.action == Decision::Action::merge) out.merged.insert(decision.opinions.begin(), decision.opinions.end());
    if (decision.action != Decision::Action::split) continue;
    out.split.insert(decision.opinions.begin(), decision.opinions.end());
    out.split.insert(decision.rest.begin(), decision.rest.end());
  }
  return out;
}

}  // namespace dh::analyse
