#include "web/group_routes.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/coverage.h"
#include "app/decisions.h"
#include "app/desk.h"
#include "app/rounds.h"
#include "text/utf8.h"
#include "web/desk_json.h"
#include "web/fields.h"
#include "web/seen.h"

namespace dh::web {
namespace {

namespace json = boost::json;

// Of a group, what of it the caller may see: what is of its units, and not kept off networks.
struct SeenGroup {
  const Group* group = nullptr;
  std::vector<const Opinion*> opinions;  // the representative first
};

SeenGroup seen_of(const app::DeskSnapshot& desk, const Roster& roster, const std::string& unit, const Group& group, app::KeepingBack& back) {
  SeenGroup out{&group, {}};
  for (const std::string& id : group.opinions) {
    const Opinion* one = desk.opinion(id);
    if (one == nullptr || !app::may_see(roster, unit, one->home) || back.keeps(*one)) continue;
    out.opinions.push_back(one);
    if (id == group.representative) std::swap(out.opinions.front(), out.opinions.back());
  }
  return out;
}

json::object head_json(const SeenGroup& seen, const Consultation& consultation) {
  const Opinion& shown = *seen.opinions.front();
  std::set<std::string> units, members;
  bool differs = false;
  int waiting = 0, singular = 0;
  for (const Opinion* one : seen.opinions) {
    units.insert(one->unit);
    if (!one->member.empty()) members.insert(one->member);
    differs = differs || trim(one->text) != trim(shown.text);
    waiting += !one->pending.empty();
    singular += one->singular;
  }
  units.erase("");
  return {{"id", seen.group->id}, {"opinions", seen.opinions.size()}, {"others", seen.group->opinions.size() - seen.opinions.size()}, {"units", json::value_from(units)},
          {"members", members.size()}, {"text", shown.text}, {"kind", name(shown.kind)}, {"stance", name(shown.stance)}, {"topic", shown.topic}, {"issue", shown.issue},
          {"singular", singular > 0}, {"differs", differs}, {"waiting", waiting}, {"place", place_json(shown, consultation)}};
}

}  // namespace

Result<HttpResponse> list_groups(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const Service::Desk desk = TRY(call.service.desk(call.store));
  const Consultation& consultation = known->consultation;
  std::vector<SeenGroup> groups;
  app::KeepingBack back(consultation, call.reading());
  for (const Group& group : desk.shown->groups)
    if (SeenGroup seen = seen_of(*desk.shown, consultation.roster, call.account().unit, group, back); !seen.opinions.empty()) groups.push_back(std::move(seen));
  std::ranges::stable_sort(groups, [](const SeenGroup& a, const SeenGroup& b) { return a.opinions.size() > b.opinions.size(); });
  json::array out;
  for (const SeenGroup& seen : groups) {
    if (out.size() >= limits::web_groups_told) break;
    out.push_back(head_json(seen, consultation));
  }
  return as_json(json::object{{"groups", out}, {"total", groups.size()}, {"analysed", desk.analysed}, {"kept_back", as_json(TRY(back.told(call.store, call.asker())))}});
}

Result<HttpResponse> show_group(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const Service::Desk desk = TRY(call.service.desk(call.store));
  const Group* group = desk.shown->group(call.path["id"]);
  app::KeepingBack back(known->consultation, call.reading());
  const SeenGroup seen = group == nullptr ? SeenGroup{} : seen_of(*desk.shown, known->consultation.roster, call.account().unit, *group, back);
  const std::vector<app::KeptBack> kept_back = TRY(back.told(call.store, call.asker()));
  if (seen.opinions.empty() && !kept_back.empty()) return tl::unexpected(app::refusal_of(*kept_back.front().document));
  if (seen.opinions.empty()) return fail(Error::Kind::not_found, "no such group", {}, call.path["id"]);
  json::object out = head_json(seen, known->consultation);
  json::array all;
  for (const Opinion* one : seen.opinions) {
    if (all.size() >= limits::web_opinions_told) break;
    all.push_back(opinion_json(*one, known->consultation));
  }
  out["all"] = std::move(all);
  out["kept_back"] = as_json(kept_back);
  return as_json(out);
}

Result<HttpResponse> merge(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const Service::Desk desk = TRY(call.service.desk(call.store));
  const std::vector<std::string> ids = TRY(texts_field(call.body, "groups"));
  for (const std::string& id : ids) TRY(check_own_group(call, *desk.shown, known->consultation, id));
  return decided(call, TRY(app::merge_groups(call.store, ids, decider(call))));
}

Result<HttpResponse> split(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const Service::Desk desk = TRY(call.service.desk(call.store));
  const std::string group = TRY(text_field(call.body, "group"));
  TRY(check_own_group(call, *desk.shown, known->consultation, group));
  return decided(call, TRY(app::split_group(call.store, group, TRY(texts_field(call.body, "opinions")), decider(call))));
}

Result<HttpResponse> show_roster(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const Service::Desk desk = TRY(call.service.desk(call.store));
  const Roster& roster = known->consultation.roster;
  // How far each is may change without any opinion, as when it is approved: it is asked for anew.
  std::map<std::string, app::UnitRound> rounds;
  for (app::UnitRound& one : TRY(app::unit_rounds(call.store, desk.shown->opinions))) rounds[one.unit] = std::move(one);
  json::array units;
  for (const app::UnitCoverage& one : app::unit_coverage(*desk.shown, roster, call.account().unit)) {
    const app::UnitRound& round = rounds[one.unit->code];
    units.push_back(json::object{{"code", one.unit->code}, {"name", one.unit->name}, {"parent", one.unit->parent}, {"kind", one.unit->kind}, {"members", one.members},
                                 {"took_part", one.took_part}, {"sources", one.sources}, {"opinions", one.opinions}, {"waiting", one.waiting}, {"last_received", one.last_received},
                                 {"state", name(round.state)}, {"late", round.late}, {"deadline", round.deadline}, {"overdue", round.overdue}});
  }
  return as_json(json::object{{"root", roster.root_name}, {"units", units}, {"problems", json::value_from(roster.problems)}, {"analysed", desk.analysed}});
}

Result<HttpResponse> show_unit(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const Service::Desk desk = TRY(call.service.desk(call.store));
  const Roster& roster = known->consultation.roster;
  const std::string code = call.asked("unit");
  if (roster.unit(code) == nullptr || !app::may_see(roster, call.account().unit, code)) return fail(Error::Kind::not_found, "no such unit", {}, code);
  json::array members;
  for (const app::MemberCoverage& one : app::member_coverage(*desk.shown, roster, code)) {
    if (members.size() >= limits::web_members_told) break;
    members.push_back(json::object{{"code", one.member->code}, {"unit", one.member->unit}, {"category", one.member->category}, {"opinions", one.opinions}});
  }
  return as_json(json::object{{"members", members}});
}

}  // namespace dh::web
