// A report of more opinions than one file can show: the body has, at each place and on each issue, the strongest groups and
// every singular opinion; all opinions stand in the volumes of annex 1.
#pragma once

#include <string>
#include <vector>

#include "model/synthesis.h"
#include "report/tallies.h"
#include "report/volume.h"

namespace dh::report {

struct Condensing {
  std::size_t one_file = 20'000;         // opinions up to which annex 1 stands in the report itself
  std::size_t volume_opinions = 20'000;  // a table that an office program still opens
  std::size_t issues = 10;               // shown at one place in one section, the weightiest
  std::size_t groups_of_issue = 4;       // of each, the largest
  std::size_t named_units = 12;          // of a group; more are counted
};

struct CondensedReport {
  Synthesis report;                 // with in_volumes; its list of volumes is still empty
  std::vector<VolumeGroup> groups;  // all, in the report's order
};

// `whole` may lack texts; then those that are shown lack them too. `issue_of`: by the group's id; empty where it stands alone.
CondensedReport condense(const Synthesis& whole, const IssueOf& issue_of, const Condensing& options);

// The volume from 1, of so many; its opinions as they are in `whole`.
Volume volume_of(const Synthesis& whole, const std::vector<VolumeGroup>& groups, std::size_t number, const Condensing& options);
std::size_t volume_count(std::size_t opinions, const Condensing& options);

}  // namespace dh::report
