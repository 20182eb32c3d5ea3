#include "web/meeting_routes.h"

#include "app/desk.h"
#include "app/meetings.h"
#include "web/fields.h"

namespace dh::web {
namespace {

namespace json = boost::json;

// Who meets is the caller's own to take down: his unit or one below.
Status check_unit(const Call& call, const Roster& roster, const std::string& unit) {
  return app::may_see(roster, call.account().unit, unit) ? Status{} : fail(Error::Kind::refused, "this unit is not yours", {}, unit);
}

json::object head_json(const app::HeldMeeting& one) {
  return {{"key", one.typed.key}, {"unit", one.typed.unit}, {"subject", one.typed.subject}, {"day", one.typed.day}, {"opinions", one.typed.speeches.size()},
          {"source", one.sha256}, {"received_at", one.received_at}, {"changes", one.changes}, {"unknown", json::value_from(one.unknown)}};
}

json::object meeting_json(const app::HeldMeeting& one) {
  const app::TypedMeeting& typed = one.typed;
  json::object out = head_json(one);
  out["from"] = typed.from;
  out["to"] = typed.to;
  out["place"] = typed.place;
  out["chair"] = typed.chair;
  out["secretary"] = typed.secretary;
  out["present"] = typed.present;
  json::array speeches;
  for (const app::TypedSpeech& speech : typed.speeches)
    speeches.push_back(json::object{{"who", speech.who}, {"document", speech.document}, {"block", speech.block >= 0 ? json::value(speech.block) : json::value(nullptr)}, {"topic", speech.topic}, {"text", speech.text}});
  out["speeches"] = std::move(speeches);
  return out;
}

Result<int> whole_number(const json::object& body, const char* name, int otherwise) {
  const std::int64_t number = TRY(optional_number_field(body, name)).value_or(otherwise);
  if (number < -1 || number > 10'000'000) return fail(Error::Kind::bad_input, "is not what it should be", {}, name);
  return static_cast<int>(number);
}

Result<app::TypedMeeting> typed_meeting(const Call& call, const std::string& key) {
  app::TypedMeeting out;
  out.key = key;
  out.unit = TRY(text_field(call.body, "unit"));
  out.subject = TRY(text_field_or_empty(call.body, "subject"));
  out.day = TRY(text_field(call.body, "day"));
  out.from = TRY(text_field_or_empty(call.body, "from"));
  out.to = TRY(text_field_or_empty(call.body, "to"));
  out.place = TRY(text_field_or_empty(call.body, "place"));
  out.chair = TRY(text_field_or_empty(call.body, "chair"));
  out.secretary = TRY(text_field_or_empty(call.body, "secretary"));
  out.present = TRY(whole_number(call.body, "present", 0));
  const json::value* list = call.body.if_contains("speeches");
  if (list == nullptr || !list->is_array()) return fail(Error::Kind::bad_input, "must be a list", {}, "speeches");
  for (const json::value& one : list->get_array()) {
    if (!one.is_object()) return fail(Error::Kind::bad_input, "must be a list of objects", {}, "speeches");
    const json::object& told = one.get_object();
    app::TypedSpeech& speech = out.speeches.emplace_back();
    speech.who = TRY(text_field_or_empty(told, "who"));
    speech.document = TRY(text_field_or_empty(told, "document"));
    speech.block = TRY(whole_number(told, "block", -1));
    speech.topic = TRY(text_field_or_empty(told, "topic"));
    speech.text = TRY(text_field(told, "text"));
  }
  return out;
}

// One that the caller may read: its unit, and what the guide keeps off networks.
Result<app::HeldMeeting> seen_meeting(Call& call, const Consultation& consultation) {
  app::HeldMeeting one = TRY(app::held_meeting(call.store, consultation, call.path["key"]));
  if (!app::may_see(consultation.roster, call.account().unit, one.typed.unit)) return fail(Error::Kind::not_found, "no such meeting", {}, call.path["key"]);
  TRY(app::permit_all(call.store, consultation, TRY(call.store.opinions_of(one.sha256, WorkspaceStore::Which::all)), call.reading(), call.asker()));
  return one;
}

}  // namespace

Result<HttpResponse> list_meetings(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  json::array out;
  for (const app::HeldMeeting& one : TRY(app::held_meetings(call.store, known->consultation)))
    if (app::may_see(known->consultation.roster, call.account().unit, one.typed.unit)) out.push_back(head_json(one));
  return as_json(json::object{{"meetings", out}});
}

Result<HttpResponse> show_meeting(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  return as_json(meeting_json(TRY(seen_meeting(call, known->consultation))));
}

Result<HttpResponse> put_meeting(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const Consultation& all = known->consultation;
  const app::TypedMeeting typed = TRY(typed_meeting(call, call.path["key"]));
  TRY(check_unit(call, all.roster, typed.unit));
  const app::Use use = call.reading() == app::Use::read_here ? app::Use::read_here : app::Use::give_by_network;
  const app::HeldMeeting held = TRY(app::hold_meeting(call.store, all, known->attribution, typed, use, call.asker()));
  call.service.analyse_soon();
  return as_json(meeting_json(held));
}

Result<HttpResponse> download_minutes(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const app::HeldMeeting one = TRY(seen_meeting(call, known->consultation));
  HttpResponse response{200, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", TRY(app::minutes_file(call.store, one)), {}};
  response.headers = {{"Content-Disposition", "attachment; filename=\"bien-ban-" + one.typed.day + ".docx\""}, {"Cache-Control", "no-store"}};
  return response;
}

}  // namespace dh::web
