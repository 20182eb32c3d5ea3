// What persons decided about groups, as the joining needs it: which opinions belong together and which apart. A later
// decision wins over an earlier one that it contradicts.
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "model/decision.h"

namespace dh::analyse {

struct GroupDecisions {
  struct Apart {
    std::set<std::string> one, other;
  };
  std::vector<std::set<std::string>> together;
  std::vector<Apart> apart;
  std::set<std::string> merged, split;  // opinions that a person merged, split off or split from
};

// `in_force`: in their order.
GroupDecisions group_decisions(std::span<const Decision> in_force);

}  // namespace dh::analyse
