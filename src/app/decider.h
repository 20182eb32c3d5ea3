// Who decides, and at whose desk.
#pragma once

#include <optional>
#include <string>

namespace dh::app {

// While the report of a unit is approved (approval.h) nothing is decided at its desk.
struct Decider {
  std::string name;
  std::optional<std::string> unit;  // code; empty: the root; left out: the unit whose workspace this is

  Decider(std::string who) : name(std::move(who)) {}
  Decider(const char* who) : name(who) {}
  Decider(std::string who, std::string desk) : name(std::move(who)), unit(std::move(desk)) {}
};

}  // namespace dh::app
