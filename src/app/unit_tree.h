// The units of a roster with those above each, for whatever is counted at every level of the tree.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/roster.h"

namespace dh::app {

class UnitTree {
 public:
  explicit UnitTree(const Roster& roster);  // keeps no reference to it

  // Indices into Roster::units: the unit itself, then those above it up to the top. Empty for a code that is none's.
  const std::vector<std::size_t>& up(const std::string& code) const;

 private:
  std::unordered_map<std::string, std::size_t> at_;
  std::vector<std::vector<std::size_t>> up_;
};

}  // namespace dh::app
