#include "web/desk_routes.h"

#include <algorithm>

#include "app/decisions.h"
#include "app/desk.h"
#include "app/passes.h"
#include "base/files.h"
#include "web/fields.h"

namespace dh::web {
namespace {

namespace json = boost::json;

json::object source_json(const Source& source) {
  return {{"sha256", source.sha256}, {"file", source.file}, {"form", source.form}, {"unit", source.unit}, {"channel", name(source.channel)},
          {"received_at", source.received_at}, {"unreadable", source.quarantine}};
}

// "Phần thứ hai > II", and the words there that are meant.
json::object place_json(const Opinion& opinion, const Consultation& consultation) {
  const Anchor& anchor = opinion.anchor;
  json::object out{{"document", anchor.document}, {"certain", anchor.certain}, {"heading", ""}, {"quote", anchor.exact}, {"block", nullptr}};
  const Draft* draft = consultation.draft(anchor.document);
  if (draft == nullptr || anchor.block < 0 || static_cast<std::size_t>(anchor.block) >= draft->blocks.size()) return out;
  const int heading = draft->heading_of(anchor.block);
  if (heading >= 0) out["heading"] = draft->blocks[static_cast<std::size_t>(heading)].path;
  out["block"] = anchor.block;
  const PagePlace& at = draft->blocks[static_cast<std::size_t>(anchor.block)].place;
  if (at.page > 0) out["page"] = at.page;
  if (at.line_first > 0) out["line"] = at.line_first;
  return out;
}

json::object opinion_json(const Opinion& opinion, const Consultation& consultation) {
  return {{"id", opinion.id}, {"source", opinion.source}, {"file", opinion.file}, {"where", opinion.where}, {"text", opinion.text}, {"reason", opinion.argument},
          {"kind", name(opinion.kind)}, {"stance", name(opinion.stance)}, {"topic", opinion.topic}, {"document", opinion.document}, {"unit", opinion.unit},
          {"member", opinion.member}, {"pending", json::value_from(opinion.pending)}, {"place", place_json(opinion, consultation)}};
}

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

Status check_seen(const Call& call, const Consultation& consultation, const std::string& opinion) {
  for (const Opinion& one : TRY(call.store.opinions()))
    if (one.id == opinion) {
      if (app::may_see(consultation.roster, call.account().unit, one.unit)) return {};
      break;
    }
  return fail(Error::Kind::not_found, "no such opinion", {}, opinion);
}

HttpResponse decided(Call& call, std::int64_t number) {
  call.service.analyse_soon();
  return as_json(json::object{{"number", number}});
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
  json::array out;
  for (const app::DeskSource& one : TRY(app::desk_sources(call.store, known->consultation.roster, call.account().unit))) {
    json::object source = source_json(one.source);
    source["opinions"] = one.opinions;
    source["waiting"] = one.waiting;
    out.push_back(std::move(source));
  }
  return as_json(json::object{{"sources", out}, {"analysed", TRY(app::is_analysed(call.store))}});
}

Result<HttpResponse> show_source(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const Source source = TRY(call.store.source(call.path["sha256"]));
  if (!app::may_see(known->consultation.roster, call.account().unit, source.unit)) return fail(Error::Kind::not_found, "no such source", {}, source.sha256);
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
  json::array items;
  for (const app::QueueItem& item : TRY(app::desk_queue(call.store, known->consultation, call.account().unit))) {
    json::object one = opinion_json(item.opinion, known->consultation);
    json::array places;
    for (const app::PlaceOffer& offer : item.places)
      places.push_back(json::object{{"place", offer.place}, {"quote", offer.quote}, {"because", offer.because}, {"block", offer.block}});
    one["places"] = std::move(places);
    items.push_back(std::move(one));
  }
  return as_json(json::object{{"items", items}, {"analysed", TRY(app::is_analysed(call.store))}});
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
  TRY(check_seen(call, known->consultation, request.opinion));
  return decided(call, TRY(app::correct_opinion(call.store, request, call.account().name)));
}

Result<HttpResponse> undo_last(Call& call) {
  TRY(check_own(call, false));
  return decided(call, TRY(app::undo_decision(call.store, std::nullopt, call.account().name)));
}

Result<HttpResponse> redo_last(Call& call) {
  TRY(check_own(call, true));
  return decided(call, TRY(app::redo_decision(call.store, std::nullopt, call.account().name)));
}

Result<HttpResponse> download_synthesis(Call& call) {
  app::SynthesisOptions options;
  options.unit = call.account().unit;
  std::string stem = options.unit.empty() ? "tong-hop-chung" : options.unit;
  std::ranges::replace(stem, '/', '-');
  options.out = call.store.directory() / "reports" / (stem + ".docx");
  const std::lock_guard lock(call.service.reports());
  std::error_code fault;
  std::filesystem::create_directories(options.out.parent_path(), fault);
  if (fault) return fail(Error::Kind::io, "the folder of reports cannot be made: " + fault.message());
  TRY(app::write_synthesis(call.store, options, {}));
  HttpResponse out{200, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", TRY(read_file(options.out)), {{"Cache-Control", "no-store"}}};
  out.headers.emplace_back("Content-Disposition", "attachment; filename=\"tong-hop.docx\"");
  return out;
}

}  // namespace dh::web
