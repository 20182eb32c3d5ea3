// Who has taken part and who has not, and how an office stands: counted from what the desk shows.
#pragma once

#include <string>
#include <vector>

#include "app/desk_snapshot.h"
#include "model/consultation.h"

namespace dh::app {

struct UnitCoverage {
  const Unit* unit = nullptr;
  int members = 0;    // on the roster, of the unit and all below it; the number that the roster states when it lists none
  int took_part = 0;  // of them, those with an opinion that stands
  int sources = 0;    // that came from the unit or below
  int opinions = 0;
  int waiting = 0;    // of them, what awaits a person
  std::string last_received;  // ISO 8601; empty: nothing came
};
// In the order of the roster; `seen`: code of a unit, only it and those below; empty: all.
std::vector<UnitCoverage> unit_coverage(const DeskSnapshot& desk, const Roster& roster, const std::string& seen);

struct MemberCoverage {
  const Member* member = nullptr;
  int opinions = 0;
};
// Of a unit and all below it, in the order of the roster.
std::vector<MemberCoverage> member_coverage(const DeskSnapshot& desk, const Roster& roster, const std::string& unit);

}  // namespace dh::app
