#include "web/arrival_routes.h"

#include "app/desk.h"

namespace dh::web {
namespace {

namespace json = boost::json;

json::object file_json(const DroppedFile& file) {
  return {{"number", file.number}, {"name", file.name}, {"unit", file.unit}, {"by", file.by}, {"at", file.at}, {"source", file.sha256}, {"state", name(file.state)},
          {"opinions", file.opinions}, {"waiting", file.waiting}, {"reasons", json::value_from(file.reasons)}};
}

}  // namespace

Result<HttpResponse> take_file(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const Roster& roster = known->consultation.roster;
  std::string unit = call.asked("unit");
  if (unit.empty()) unit = call.account().unit;
  if (!unit.empty() && roster.unit(unit) == nullptr) return fail(Error::Kind::refused, "no such unit on the roster", {}, unit);
  if (!app::may_see(roster, call.account().unit, unit)) return fail(Error::Kind::refused, "this unit is not yours", {}, unit);
  return as_json(file_json(TRY(call.service.dropped().take(call.request.file->path, call.asked("name"), unit, call.account(), call.reading() != app::Use::read_here))));
}

Result<HttpResponse> list_files(Call& call) {
  const std::string unit = call.account().unit;
  json::array out;
  for (const DroppedFile& file : call.service.dropped().list([&](const DroppedFile& one) { return unit.empty() || one.owner == unit; })) out.push_back(file_json(file));
  return as_json(json::object{{"files", out}});
}

Result<HttpResponse> open_events(Call& call) {
  HttpResponse out{200, "text/event-stream", {}, {{"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}}, nullptr};
  out.events = TRY(call.service.events().sit(call.account()));
  return out;
}

}  // namespace dh::web
