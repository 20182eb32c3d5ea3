// Mail addresses of units and members, as the roster writes them.
#pragma once

#include <map>
#include <string>

namespace dh {

struct Addresses {
  std::map<std::string, std::string> units;    // code -> address
  std::map<std::string, std::string> members;  // code -> address

  // Whose address it is, whatever its case; empty when nobody's, or when it is of two units (then it says nothing).
  std::string unit_of(const std::string& address) const;
  std::string member_of(const std::string& address) const;
  bool knows(const std::string& address) const { return !unit_of(address).empty() || !member_of(address).empty(); }
};

}  // namespace dh
