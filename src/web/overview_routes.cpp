#include "web/overview_routes.h"

#include <algorithm>

#include "app/overview.h"
#include "web/desk_json.h"

namespace dh::web {
namespace {

namespace json = boost::json;

json::array tallies(const std::vector<app::Tally>& all) {
  json::array out;
  for (const app::Tally& one : all) out.push_back(json::object{{"key", one.key}, {"count", one.count}});
  return out;
}

json::object heat_json(const app::DraftHeat& heat) {
  json::array blocks;
  for (const app::BlockHeat& one : heat.blocks) {
    const Block& block = heat.draft->blocks[static_cast<std::size_t>(one.block)];
    const int heading = heat.draft->heading_of(one.block);
    blocks.push_back(json::object{{"block", one.block}, {"opinions", one.opinions}, {"page", block.place.page},
                                  {"heading", heading < 0 ? std::string() : heat.draft->blocks[static_cast<std::size_t>(heading)].path}});
  }
  return {{"document", heat.draft->id}, {"title", heat.draft->title}, {"length", heat.draft->blocks.size()}, {"pages", heat.draft->pages}, {"whole", heat.whole}, {"unplaced", heat.unplaced}, {"blocks", blocks}};
}

json::object issue_json(const app::IssueFigures& issue, const Consultation& consultation) {
  return {{"id", issue.id}, {"opinions", issue.opinions}, {"groups", issue.groups}, {"units", issue.units}, {"in_favour", issue.in_favour}, {"against", issue.against},
          {"lately", issue.lately}, {"before", issue.before}, {"text", issue.shown->text}, {"place", place_json(*issue.shown, consultation)}};
}

}  // namespace

Result<HttpResponse> show_overview(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const Service::Desk desk = TRY(call.service.desk(call.store));
  const app::Overview seen = app::overview_of(*desk.shown, known->consultation, call.account().unit);
  json::array heat, issues;
  // Figures are told of all; words only of what may go over a network.
  app::KeepingBack back(known->consultation, call.reading());
  for (const app::DraftHeat& one : seen.heat)
    if (!back.count(app::forbidding(known->consultation, one.draft->id, call.reading()))) heat.push_back(heat_json(one));
  for (const app::IssueFigures& one : seen.issues) {
    if (issues.size() >= limits::web_issues_told) break;
    if (back.keeps(*one.shown)) continue;
    issues.push_back(issue_json(one, known->consultation));
  }
  return as_json(json::object{{"opinions", seen.opinions}, {"waiting", seen.waiting}, {"sources", seen.sources}, {"unreadable", seen.unreadable}, {"by_kind", tallies(seen.by_kind)},
                              {"by_stance", tallies(seen.by_stance)}, {"by_topic", tallies(seen.by_topic)}, {"by_channel", tallies(seen.by_channel)}, {"by_day", tallies(seen.by_day)},
                              {"heat", heat}, {"issues", issues}, {"issues_in_all", seen.issues.size()}, {"trend_days", app::trend_days}, {"analysed", desk.analysed}, {"kept_back", as_json(TRY(back.told(call.store, call.asker())))}});
}

}  // namespace dh::web
