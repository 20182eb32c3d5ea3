#include "web/reading_routes.h"

#include <algorithm>

#include "app/web_opinions.h"
#include "web/fields.h"
#include "web/utf16.h"

namespace dh::web {
namespace {

namespace json = boost::json;

json::object draft_head(const Draft& draft) {
  return {{"id", draft.id}, {"title", draft.title}, {"version", draft.version}, {"pages", draft.pages}};
}

json::object block_json(const Block& block) {
  json::object out{{"parent", block.parent}, {"kind", name(block.kind)}, {"text", block.text}};
  if (block.level > 0) out["level"] = block.level;
  if (!block.label.empty()) out["label"] = block.label;
  if (!block.path.empty()) out["path"] = block.path;
  if (block.place.page > 0) out["page"] = block.place.page;
  if (block.place.line_first > 0) out["line"] = block.place.line_first;
  if (block.place.line_last > 0) out["line_last"] = block.place.line_last;
  if (block.place.page_last > 0) out["page_last"] = block.place.page_last;
  return out;
}

Result<const Draft*> open_draft(Call& call, const Consultation& consultation) {
  const std::string& id = call.path["id"];
  TRY(app::permit(call.store, consultation, id, call.reading(), call.asker()));
  const Draft* draft = consultation.draft(id);
  if (draft == nullptr) return fail(Error::Kind::not_found, "no such draft", {}, id);
  return draft;
}

json::object own_json(const app::OwnOpinion& own, const Consultation& consultation) {
  const app::TypedOpinion& typed = own.typed;
  json::object out{{"key", typed.key}, {"kind", typed.kind}, {"text", typed.text}, {"reason", typed.reason}, {"document", typed.document},
                   {"version", typed.version}, {"topic", typed.topic}, {"quote", typed.quote}, {"place", own.place}, {"given_at", own.given_at},
                   {"receipt", own.sha256}, {"withdrawn", own.withdrawn}, {"changes", own.changes}};
  out["block"] = nullptr;
  out["start"] = 0;
  if (typed.block >= 0) {
    out["block"] = typed.block;
    const Draft* draft = consultation.draft(typed.document);
    out["start"] = utf16_of_bytes(draft->blocks[static_cast<std::size_t>(typed.block)].text, typed.start);
  }
  return out;
}

// The browser counts in UTF-16; everything here counts in bytes.
Result<std::size_t> byte_start(const Consultation& consultation, const app::TypedOpinion& typed, std::int64_t units) {
  const Draft* draft = consultation.draft(typed.document);
  if (draft == nullptr || typed.block < 0 || static_cast<std::size_t>(typed.block) >= draft->blocks.size()) return 0;
  const auto bytes = units < 0 ? std::nullopt : bytes_of_utf16(draft->blocks[static_cast<std::size_t>(typed.block)].text, static_cast<std::size_t>(units));
  if (!bytes) return fail(Error::Kind::bad_input, "lies outside the paragraph", {}, "start");
  return *bytes;
}

Result<app::TypedOpinion> typed_opinion(const Consultation& consultation, Call& call) {
  app::TypedOpinion out;
  out.key = call.path["key"];
  out.document = TRY(text_field_or_empty(call.body, "document"));
  out.version = TRY(text_field_or_empty(call.body, "version"));
  out.topic = TRY(text_field_or_empty(call.body, "topic"));
  out.kind = TRY(text_field(call.body, "kind"));
  out.text = TRY(text_field(call.body, "text"));
  out.reason = TRY(text_field_or_empty(call.body, "reason"));
  out.quote = TRY(text_field_or_empty(call.body, "quote"));
  const std::int64_t block = TRY(optional_number_field(call.body, "block")).value_or(-1);
  if (block < -1 || block > 10'000'000) return fail(Error::Kind::bad_input, "no such paragraph", {}, "block");
  out.block = static_cast<int>(block);
  out.start = TRY(byte_start(consultation, out, TRY(optional_number_field(call.body, "start")).value_or(0)));
  return out;
}

}  // namespace

Result<HttpResponse> show_consultation(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const Consultation& all = known->consultation;
  json::array drafts, topics, offline, phases;
  for (const Draft& draft : all.drafts)
    if (app::forbidding(all, draft.id, call.reading()) == nullptr) drafts.push_back(draft_head(draft));
  for (const Topic& topic : all.guide.topics)
    if (app::forbidding(all, topic, app::Use::give_by_network) == nullptr)
      topics.push_back(json::object{{"label", topic.label}, {"parent", topic.parent}, {"text", topic.text}, {"documents", json::value_from(topic.documents)}});
  for (const GuideDocument& one : all.guide.documents)
    if (one.offline_only) offline.push_back(json::object{{"name", one.name}, {"rule", one.offline_rule}});
  for (const Phase& phase : all.guide.phases) phases.push_back(json::object{{"name", phase.name}, {"first_day", phase.first_day}, {"last_day", phase.last_day}});
  return as_json(json::object{{"name", TRY(call.store.name())}, {"title", all.guide.title}, {"organisation", all.guide.organisation}, {"drafts", drafts},
                              {"topics", topics}, {"offline", offline}, {"phases", phases}});
}

Result<HttpResponse> show_draft(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const Draft& draft = *TRY(open_draft(call, known->consultation));
  const std::string tag = '"' + draft.version + '-' + draft.document_sha256.substr(0, 16) + '"';
  if (call.request.header("if-none-match") == tag) return HttpResponse{304, {}, {}, {{"ETag", tag}}};
  json::array blocks;
  blocks.reserve(draft.blocks.size());
  for (const Block& block : draft.blocks) blocks.push_back(block_json(block));
  json::object out = draft_head(draft);
  out["blocks"] = std::move(blocks);
  HttpResponse response = as_json(out);
  response.headers = {{"Cache-Control", "private, no-cache"}, {"ETag", tag}};
  return response;
}

Result<HttpResponse> list_own_opinions(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const Consultation& all = known->consultation;
  json::array out;
  app::KeepingBack back(all, call.reading());
  for (const app::OwnOpinion& own : TRY(app::opinions_typed_by(call.store, all, call.account()))) {
    // A later guide may keep off what an earlier one let in.
    const auto topic = std::ranges::find(all.guide.topics, own.typed.topic, &Topic::label);
    const GuideDocument* forbids = app::forbidding(all, own.typed.document, call.reading());
    if (forbids == nullptr && topic != all.guide.topics.end()) forbids = app::forbidding(all, *topic, call.reading());
    if (!back.count(forbids)) out.push_back(own_json(own, all));
  }
  return as_json(json::object{{"opinions", out}, {"kept_back", as_json(TRY(back.told(call.store, call.asker())))}});
}

Result<HttpResponse> put_own_opinion(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const app::TypedOpinion typed = TRY(typed_opinion(known->consultation, call));
  const app::OwnOpinion own = TRY(app::give_opinion(call.store, known->consultation, known->attribution, call.account(), typed));
  call.service.analyse_soon();
  return as_json(own_json(own, known->consultation));
}

Result<HttpResponse> delete_own_opinion(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  TRY(app::withdraw_opinion(call.store, known->consultation, known->attribution, call.account(), call.path["key"]));
  call.service.analyse_soon();
  return nothing();
}

}  // namespace dh::web
