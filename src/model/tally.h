// The figures that a report tells of the opinions it stands for: counted from them, never written by hand.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "model/opinion.h"

namespace dh {

// The parts of a report's body that a group may be printed in, by the kind of its representative.
enum class ReportSection { main, wording, proposals };
inline constexpr std::size_t report_sections = 3;

struct IssueTally {
  std::string id;
  int opinions = 0, groups = 0;
  std::map<Stance, int> stances;
  bool operator==(const IssueTally&) const = default;
};

// Of the groups that stand at one place in one section.
struct PlaceTally {
  int opinions = 0, groups = 0, units = 0;
  std::map<Stance, int> stances;
  std::map<Kind, int> kinds;
  std::vector<IssueTally> issues;  // of several groups, the weightiest first; only in a report whose annex is in volumes
};

struct GroupTally {
  int number = 0;  // in the report's order, from 1
  int opinions = 0;
  int unit_count = 0;
  std::vector<std::string> units;  // their names, sorted; empty where they are too many to be named
  bool singular = false;
  std::string issue;
  bool operator==(const GroupTally&) const = default;
};

struct ReportTally {
  int opinions = 0, groups = 0, late = 0;
  std::map<std::string, std::map<Kind, int>> documents;
  std::map<Channel, int> channels;
  bool operator==(const ReportTally&) const = default;
};

struct Tallies {
  ReportTally all;
  std::vector<std::array<PlaceTally, report_sections>> places;  // of Synthesis::places
  std::vector<GroupTally> groups;                               // of Synthesis::groups
};

}  // namespace dh
