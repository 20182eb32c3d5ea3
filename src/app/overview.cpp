#include "app/overview.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <unordered_map>

#include "app/desk.h"

namespace dh::app {
namespace {

using Counts = std::map<std::string, int>;

std::vector<Tally> largest_first(const Counts& counts) {
  std::vector<Tally> out;
  for (const auto& [key, count] : counts) out.push_back({key, count});
  std::ranges::stable_sort(out, [](const Tally& a, const Tally& b) { return a.count > b.count; });
  return out;
}

std::vector<Tally> in_order(const Counts& counts) {
  std::vector<Tally> out;
  for (const auto& [key, count] : counts) out.push_back({key, count});
  return out;
}

// Days since 1970 of "2026-11-24T…"; nothing sensible of what is no such text.
int day_number(const std::string& iso) {
  if (iso.size() < 10) return 0;
  const auto number = [&](std::size_t at, std::size_t length) {
    int out = 0;
    for (std::size_t i = at; i < at + length; ++i) {
      if (iso[i] < '0' || iso[i] > '9') return 0;
      out = out * 10 + (iso[i] - '0');
    }
    return out;
  };
  const std::chrono::year_month_day day{std::chrono::year(number(0, 4)), std::chrono::month(static_cast<unsigned>(number(5, 2))), std::chrono::day(static_cast<unsigned>(number(8, 2)))};
  return day.ok() ? static_cast<int>(std::chrono::sys_days(day).time_since_epoch().count()) : 0;
}

struct Speaking {
  std::vector<const Opinion*> opinions;
  std::set<std::string> units;
  Counts groups;
};

std::vector<IssueFigures> issues_of(const std::vector<const Opinion*>& opinions, const std::unordered_map<std::string, int>& day_of) {
  std::map<std::string, Speaking> by_issue;
  int newest = 0;
  const auto day = [&](const Opinion& one) {
    const auto found = day_of.find(one.source);
    return found == day_of.end() ? 0 : found->second;
  };
  for (const Opinion* one : opinions) {
    newest = std::max(newest, day(*one));
    if (one->issue.empty()) continue;
    Speaking& issue = by_issue[one->issue];
    issue.opinions.push_back(one);
    issue.units.insert(one->unit);
    ++issue.groups[one->group];
  }
  std::vector<IssueFigures> out;
  for (const auto& [id, issue] : by_issue) {
    IssueFigures& figures = out.emplace_back();
    figures.id = id;
    figures.opinions = static_cast<int>(issue.opinions.size());
    figures.groups = static_cast<int>(issue.groups.size());
    figures.units = static_cast<int>(issue.units.size());
    const std::string largest = std::ranges::max_element(issue.groups, {}, [](const auto& one) { return one.second; })->first;
    for (const Opinion* one : issue.opinions) {
      figures.in_favour += one->stance == Stance::in_favour;
      figures.against += one->stance == Stance::against;
      const int ago = newest - day(*one);
      figures.lately += ago < trend_days;
      figures.before += ago >= trend_days && ago < 2 * trend_days;
      if (figures.shown == nullptr && one->group == largest) figures.shown = one;
    }
  }
  std::ranges::stable_sort(out, [](const IssueFigures& a, const IssueFigures& b) { return a.opinions > b.opinions; });
  return out;
}

std::vector<DraftHeat> heat_of(const std::vector<const Opinion*>& opinions, const Consultation& consultation) {
  std::vector<DraftHeat> out;
  for (const Draft& draft : consultation.drafts) {
    DraftHeat& heat = out.emplace_back();
    heat.draft = &draft;
    std::map<int, int> blocks;
    for (const Opinion* one : opinions) {
      if (one->anchor.document != draft.id) continue;
      if (!one->anchor.certain) ++heat.unplaced;
      else if (one->anchor.block < 0) ++heat.whole;
      else ++blocks[one->anchor.block];
    }
    for (const auto& [block, count] : blocks) heat.blocks.push_back({block, count});
  }
  return out;
}

}  // namespace

Overview overview_of(const DeskSnapshot& desk, const Consultation& consultation, const std::string& unit) {
  Overview out;
  std::unordered_map<std::string, int> day_of;  // of sources
  std::unordered_map<std::string, std::string> date_of;
  for (const Source& source : desk.sources) {
    if (!may_see(consultation.roster, unit, source.unit)) continue;
    ++out.sources;
    out.unreadable += !source.quarantine.empty();
    day_of[source.sha256] = day_number(source.received_at);
    date_of[source.sha256] = source.received_at.substr(0, 10);
  }
  std::vector<const Opinion*> seen;
  Counts kind, stance, topic, channel, day;
  for (const Opinion& one : desk.opinions) {
    if (!may_see(consultation.roster, unit, one.home)) continue;
    seen.push_back(&one);
    out.waiting += !one.pending.empty();
    ++kind[name(one.kind)];
    ++stance[name(one.stance)];
    ++topic[one.topic];
    ++channel[name(one.channel)];
    ++day[date_of[one.source]];
  }
  out.opinions = static_cast<int>(seen.size());
  out.by_kind = largest_first(kind);
  out.by_stance = largest_first(stance);
  out.by_topic = largest_first(topic);
  out.by_channel = largest_first(channel);
  out.by_day = in_order(day);
  out.heat = heat_of(seen, consultation);
  out.issues = issues_of(seen, day_of);
  return out;
}

}  // namespace dh::app
