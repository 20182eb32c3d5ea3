#include "app/coverage.h"

#include <unordered_map>

#include "app/unit_tree.h"

namespace dh::app {
namespace {

std::unordered_map<std::string, int> opinions_by_member(const DeskSnapshot& desk) {
  std::unordered_map<std::string, int> out;
  for (const Opinion& one : desk.opinions)
    if (!one.member.empty()) ++out[one.member];
  return out;
}

}  // namespace

std::vector<UnitCoverage> unit_coverage(const DeskSnapshot& desk, const Roster& roster, const std::string& seen) {
  const UnitTree tree(roster);
  std::vector<UnitCoverage> all(roster.units.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i].unit = &roster.units[i];
  const auto each_above = [&](const std::string& code, const auto& add) {
    for (const std::size_t i : tree.up(code)) add(all[i]);
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
  for (const Opinion& opinion : desk.opinions)
    each_above(opinion.home, [&](UnitCoverage& unit) {
      ++unit.opinions;
      unit.waiting += !opinion.pending.empty();
    });
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
