// Counts what a report tells, opinion by opinion, so that they need not be held together.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/synthesis.h"

namespace dh::report {

ReportSection section_of(Kind kind);

class Tallier {
 public:
  explicit Tallier(std::size_t places) : places_(places) {}
  // In the report's order; gives its index. `issue` may be empty.
  std::size_t add_group(std::size_t place, ReportSection section, std::string issue);
  void add(std::size_t group, const ReportedOpinion& opinion);
  // Issues only of those places and groups that have one: all of them, the weightiest first.
  Tallies finish() const;

 private:
  struct CountedGroup {
    std::size_t place = 0, section = 0;
    std::string issue;
    int opinions = 0;
    bool singular = false;
    std::map<Stance, int> stances;
    std::vector<std::uint32_t> units;  // sorted
  };
  struct CountedPlace {
    PlaceTally tally;
    std::unordered_set<std::uint32_t> units;
  };
  std::uint32_t unit_number(const std::string& name);

  std::vector<std::array<CountedPlace, report_sections>> places_;
  std::vector<CountedGroup> groups_;
  std::unordered_map<std::string, std::uint32_t> unit_numbers_;
  std::vector<std::string> unit_names_;
  ReportTally all_;
};

// Where each group of a Synthesis that holds all its opinions is printed, in the order of its groups.
struct GroupPlace {
  std::size_t place = 0;  // of Synthesis::places
  ReportSection section = ReportSection::main;
};
std::vector<GroupPlace> group_places(const Synthesis& whole);
// Of all its opinions. `issue_of`: by the group's id; without it no issues are told.
using IssueOf = std::function<std::string(const std::string& group)>;
Tallies tallies_of(const Synthesis& whole, const std::vector<GroupPlace>& places, const IssueOf& issue_of = {});

}  // namespace dh::report
