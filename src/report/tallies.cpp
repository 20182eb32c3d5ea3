#include "report/tallies.h"

#include <algorithm>
#include <tuple>

namespace dh::report {

ReportSection section_of(Kind kind) {
  if (kind == Kind::spelling || kind == Kind::restructure) return ReportSection::wording;
  if (kind == Kind::proposal) return ReportSection::proposals;
  return ReportSection::main;
}

std::uint32_t Tallier::unit_number(const std::string& name) {
  const auto [known, is_new] = unit_numbers_.emplace(name, static_cast<std::uint32_t>(unit_names_.size()));
  if (is_new) unit_names_.push_back(name);
  return known->second;
}

std::size_t Tallier::add_group(std::size_t place, ReportSection section, std::string issue) {
  CountedGroup& group = groups_.emplace_back();
  group.place = place;
  group.section = static_cast<std::size_t>(section);
  group.issue = std::move(issue);
  ++all_.groups;
  ++places_[place][group.section].tally.groups;
  return groups_.size() - 1;
}

void Tallier::add(std::size_t index, const ReportedOpinion& opinion) {
  CountedGroup& group = groups_[index];
  CountedPlace& place = places_[group.place][group.section];
  ++group.opinions;
  ++group.stances[opinion.stance];
  group.singular = group.singular || opinion.singular;
  ++place.tally.opinions;
  ++place.tally.stances[opinion.stance];
  ++place.tally.kinds[opinion.kind];
  if (!opinion.unit_name.empty()) {
    const std::uint32_t unit = unit_number(opinion.unit_name);
    const auto at = std::ranges::lower_bound(group.units, unit);
    if (at == group.units.end() || *at != unit) group.units.insert(at, unit);
    place.units.insert(unit);
  }
  ++all_.opinions;
  if (opinion.late) ++all_.late;
  ++all_.documents[opinion.document][opinion.kind];
  ++all_.channels[opinion.channel];
}

Tallies Tallier::finish() const {
  Tallies out;
  out.all = all_;
  std::map<std::tuple<std::size_t, std::size_t, std::string>, IssueTally> issues;
  for (const CountedGroup& one : groups_) {
    GroupTally& told = out.groups.emplace_back();
    told.number = static_cast<int>(out.groups.size());
    told.opinions = one.opinions;
    told.unit_count = static_cast<int>(one.units.size());
    for (const std::uint32_t unit : one.units) told.units.push_back(unit_names_[unit]);
    std::ranges::sort(told.units);
    told.singular = one.singular;
    told.issue = one.issue;
    if (one.issue.empty()) continue;
    IssueTally& issue = issues[{one.place, one.section, one.issue}];
    issue.id = one.issue;
    issue.opinions += one.opinions;
    ++issue.groups;
    for (const auto& [stance, count] : one.stances) issue.stances[stance] += count;
  }
  for (const auto& sections : places_) {
    auto& told = out.places.emplace_back();
    for (std::size_t s = 0; s < report_sections; ++s) {
      told[s] = sections[s].tally;
      told[s].units = static_cast<int>(sections[s].units.size());
    }
  }
  for (auto& [at, issue] : issues) out.places[std::get<0>(at)][std::get<1>(at)].issues.push_back(std::move(issue));
  for (auto& sections : out.places)
    for (PlaceTally& one : sections)
      std::ranges::sort(one.issues, [](const IssueTally& a, const IssueTally& b) { return std::tie(b.opinions, a.id) < std::tie(a.opinions, b.id); });
  return out;
}

std::vector<GroupPlace> group_places(const Synthesis& whole) {
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t at = 0; at < whole.places.size(); ++at)
    for (const std::string& group : whole.places[at].groups) places.emplace(group, at);
  std::unordered_map<std::string_view, Kind> kinds;
  for (const ReportedOpinion& one : whole.opinions) kinds.emplace(one.id, one.kind);
  std::vector<GroupPlace> out;
  for (const ReportedGroup& group : whole.groups) out.push_back({places.at(group.id), section_of(kinds.at(group.representative))});
  return out;
}

Tallies tallies_of(const Synthesis& whole, const std::vector<GroupPlace>& places, const IssueOf& issue_of) {
  std::unordered_map<std::string_view, const ReportedOpinion*> opinions;
  for (const ReportedOpinion& one : whole.opinions) opinions.emplace(one.id, &one);
  Tallier tallier(whole.places.size());
  for (std::size_t at = 0; at < whole.groups.size(); ++at) {
    const ReportedGroup& group = whole.groups[at];
    const std::size_t index = tallier.add_group(places[at].place, places[at].section, issue_of ? issue_of(group.id) : std::string());
    for (const std::string& id : group.opinions) tallier.add(index, *opinions.at(id));
  }
  return tallier.finish();
}

}  // namespace dh::report
