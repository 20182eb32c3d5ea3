#include "web/desk_routes.h"

#include <algorithm>

#include "app/decisions.h"
#include "app/desk.h"
#include "app/recut.h"
#include "text/utf8.h"
#include "web/desk_json.h"
#include "web/fields.h"
#include "web/seen.h"

namespace dh::web {
namespace {

namespace json = boost::json;

// The text of a part as runs of one role, in order; together they are the part to the character.
json::array runs_of(const Source& source, int part, const std::vector<Opinion>& opinions) {
  json::array out;
  const std::string& text = source.parts[static_cast<std::size_t>(part)].text;
  for (const Span& span : source.spans) {
    if (span.part != part) continue;
    json::object run{{"role", name(span.role)}, {"text", text.substr(span.start, span.end - span.start)}};
    const auto own = std::ranges::find_if(opinions, [&](const Opinion& one) { return one.part == part && one.start <= span.start && span.end <= one.end; });
    if (span.role == Role::opinion && own != opinions.end()) run["opinion"] = own->id;
    out.push_back(std::move(run));
  }
  return out;
}


json::array offers_json(const std::vector<app::PlaceOffer>& places) {
  json::array out;
  for (const app::PlaceOffer& offer : places)
    out.push_back(json::object{{"place", offer.place}, {"quote", offer.quote}, {"because", offer.because}, {"block", offer.block}});
  return out;
}

// Undoing reaches what others decided: it is for those who see the whole tree, or for their own last decision.
Status check_own(const Call& call, bool undone) {
  if (call.account().unit.empty()) return {};
  const std::vector<app::DecisionLine> lines = TRY(app::decision_history(call.store));
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    const bool candidate = undone ? !line->in_force : line->in_force;
    if (!candidate || line->decision.action == Decision::Action::undo || line->decision.action == Decision::Action::redo) continue;
    if (line->decision.by == call.account().name) return {};
    break;
  }
  return fail(Error::Kind::refused, "the last decision is not yours");
}

}  // namespace

Result<HttpResponse> list_sources(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const Service::Desk desk = TRY(call.service.desk(call.store));
  json::array out;
  for (const app::DeskSource& one : app::desk_sources(*desk.shown, known->consultation.roster, call.account().unit)) {
    json::object source = source_json(*one.source);
    source["opinions"] = one.opinions;
    source["waiting"] = one.waiting;
    out.push_back(std::move(source));
  }
  return as_json(json::object{{"sources", out}, {"analysed", desk.analysed}});
}

Result<HttpResponse> show_source(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const Source source = TRY(call.store.source(call.path["sha256"]));
  if (!app::may_see(known->consultation.roster, call.account().unit, source.unit)) return fail(Error::Kind::not_found, "no such source", {}, source.sha256);
  for (const Draft& draft : known->consultation.drafts)  // the draft itself, sent back
    if (draft.document_sha256 == source.sha256) TRY(app::permit(call.store, known->consultation, draft.id, call.reading(), call.asker()));
  TRY(app::permit_all(call.store, known->consultation, TRY(call.store.opinions_of(source.sha256, WorkspaceStore::Which::all)), call.reading(), call.asker()));
  const std::vector<Opinion> opinions = TRY(call.store.opinions_of(source.sha256, WorkspaceStore::Which::standing));
  json::object out = source_json(source);
  json::array parts, found;
  for (std::size_t i = 0; i < source.parts.size(); ++i)
    parts.push_back(json::object{{"name", source.parts[i].name}, {"runs", runs_of(source, static_cast<int>(i), opinions)}});
  for (const Opinion& opinion : opinions) found.push_back(opinion_json(opinion, known->consultation));
  out["parts"] = std::move(parts);
  out["opinions"] = std::move(found);
  return as_json(out);
}

Result<HttpResponse> show_queue(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const Service::Desk desk = TRY(call.service.desk(call.store));
  json::array items;
  app::KeepingBack back(known->consultation, call.reading());
  for (const app::QueueItem& item : app::desk_queue(*desk.shown, known->consultation, call.account().unit)) {
    if (back.keeps(*item.opinion)) continue;
    json::object one = opinion_json(*item.opinion, known->consultation);
    one["places"] = offers_json(item.places);
    items.push_back(std::move(one));
  }
  return as_json(json::object{{"items", items}, {"analysed", desk.analysed}, {"kept_back", as_json(TRY(back.told(call.store, call.asker())))}});
}

Result<HttpResponse> show_opinion(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const Opinion opinion = TRY(seen_opinion(call, known->consultation, call.path["id"]));
  json::object out = opinion_json(opinion, known->consultation);
  out["places"] = offers_json(app::place_offers(known->consultation, opinion));
  return as_json(out);
}

Result<HttpResponse> decide(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  app::CorrectionRequest request;
  request.opinion = TRY(text_field(call.body, "opinion"));
  request.place = TRY(optional_text_field(call.body, "place"));
  request.quote = TRY(text_field_or_empty(call.body, "quote"));
  request.document = TRY(optional_text_field(call.body, "document"));
  request.kind = TRY(optional_text_field(call.body, "kind"));
  request.stance = TRY(optional_text_field(call.body, "stance"));
  request.topic = TRY(optional_text_field(call.body, "topic"));
  request.unit = TRY(optional_text_field(call.body, "unit"));
  request.member = TRY(optional_text_field(call.body, "member"));
  request.singular = TRY(optional_flag_field(call.body, "singular"));
  request.representative = TRY(optional_flag_field(call.body, "representative")).value_or(false);
  TRY(seen_opinion(call, known->consultation, request.opinion));
  // Whether words stand in a draft is also told by what is refused.
  if (request.place) TRY(app::permit(call.store, known->consultation, std::string(trim(request.place->substr(0, request.place->find(':')))), call.reading(), call.asker()));
  return decided(call, TRY(app::correct_opinion(call.store, request, decider(call))));
}

Result<HttpResponse> cut(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const std::string id = TRY(text_field(call.body, "opinion"));
  TRY(seen_opinion(call, known->consultation, id));
  return decided(call, TRY(app::cut_opinion(call.store, id, TRY(texts_field(call.body, "before")), decider(call))));
}

Result<HttpResponse> join(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const std::vector<std::string> ids = TRY(texts_field(call.body, "opinions"));
  for (const std::string& id : ids) TRY(seen_opinion(call, known->consultation, id));
  return decided(call, TRY(app::join_opinions(call.store, ids, decider(call))));
}

Result<HttpResponse> undo_last(Call& call) {
  TRY(check_own(call, false));
  return decided(call, TRY(app::undo_decision(call.store, std::nullopt, decider(call))));
}

Result<HttpResponse> redo_last(Call& call) {
  TRY(check_own(call, true));
  return decided(call, TRY(app::redo_decision(call.store, std::nullopt, decider(call))));
}

}  // namespace dh::web
