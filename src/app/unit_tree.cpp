#include "app/unit_tree.h"

namespace dh::app {

UnitTree::UnitTree(const Roster& roster) : up_(roster.units.size()) {
  for (std::size_t i = 0; i < roster.units.size(); ++i) at_[roster.units[i].code] = i;
  for (std::size_t i = 0; i < up_.size(); ++i) {
    std::size_t here = i;
    while (up_[i].size() <= roster.units.size()) {  // a roster whose units stand in a ring is read once round
      up_[i].push_back(here);
      const auto above = at_.find(roster.units[here].parent);
      if (roster.units[here].parent.empty() || above == at_.end()) break;
      here = above->second;
    }
  }
}

const std::vector<std::size_t>& UnitTree::up(const std::string& code) const {
  static const std::vector<std::size_t> none;
  const auto found = at_.find(code);
  return found == at_.end() ? none : up_[found->second];
}

}  // namespace dh::app
