#include "app/coverage.h"

#include <unordered_map>

namespace dh::app {
namespace {

// Index of each unit and of those above it, from the unit itself up.
std::vector<std::vector<std::size_t>> lines_up(const Roster& roster) {
  std::unordered_map<std::string, std::size_t> at;
  for (std::size_t i = 0; i < roster.units.size(); ++i) at[roster.units[i].code] = i;
  std::vector<std::vector<std::size_t>> out(roster.units.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    std::size_t here = i;
    while (out[i].size() <= roster.units.size()) {  // a roster whose units stand in a ring is read once round
      out[i].push_back(here);
      const auto above = at.find(roster.units[here].parent);
      if (roster.units[here].parent.empty() || above == at.end()) break;
      here = above->second;
    }
  }
  return out;
}

std::unordered_map<std::string, int> opinions_by_member(const DeskSnapshot& desk) {
  std::unordered_map<std::string, int> out;
  for (const Opinion& one : desk.opinions)
    if (!one.member.empty()) ++out[one.member];
  return out;
}

}  // namespace

std::vector<UnitCoverage> unit_coverage(const DeskSnapshot& desk, const Roster& roster, const std::string& seen) {
  const auto up = lines_up(roster);
  std::unordered_map<std::string, std::size_t> at;
  std::vector<UnitCoverage> all(roster.units.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].unit = &roster.units[i];
    at[roster.units[i].code] = i;
  }
  const auto each_above = [&](const std::string& code, const auto& add) {
    if (const auto found = at.find(code); found != at.end())
      for (const std::size_t i : up[found->second]) add(all[i]);
  };
  const auto spoke = opinions_by_member(desk);
  for (const Member& member : roster.members)
    each_above(member.unit, [&](UnitCoverage& unit) {
      ++unit.members;
      unit.took_part += spoke.contains(member.code);
    });
  for (const Source& source : desk.sources)
    each_above(source.unit, [&](UnitCoverage& unit) {
      ++unit.sources;
      if (source.received_at > unit.last_received) unit.last_received = source.received_at;
    });
  // An opinion carries the unit under the root, and the one below it by name; its member tells where exactly.
  for (const Opinion& opinion : desk.opinions) {
    const Member* member = opinion.member.empty() ? nullptr : roster.member(opinion.member);
    const bool told = member != nullptr && !opinion.unit.empty() && roster.is_within(member->unit, opinion.unit);
    each_above(told ? member->unit : opinion.unit, [&](UnitCoverage& unit) {
      ++unit.opinions;
      unit.waiting += !opinion.pending.empty();
    });
  }
  std::vector<UnitCoverage> out;
  for (UnitCoverage& one : all) {
    if (!seen.empty() && !roster.is_within(one.unit->code, seen)) continue;
    if (one.members == 0) one.members = one.unit->stated_members;
    out.push_back(std::move(one));
  }
  return out;
}

std::vector<MemberCoverage> member_coverage(const DeskSnapshot& desk, const Roster& roster, const std::string& unit) {
  const auto spoke = opinions_by_member(desk);
  std::vector<MemberCoverage> out;
  for (const Member& member : roster.members) {
    if (!roster.is_within(member.unit, unit)) continue;
    const auto found = spoke.find(member.code);
    out.push_back({&member, found == spoke.end() ? 0 : found->second});
  }
  return out;
}

}  // namespace dh::app
