#include "web/reading_routes.h"

#include <algorithm>

#include "app/rounds.h"
#include "app/web_opinions.h"
#include "base/clock.h"
#include "base/crypto.h"
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
                   {"receipt", own.sha256}, {"text_sha256", sha256_hex(typed.text)}, {"withdrawn", own.withdrawn}, {"changes", own.changes}};
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

// Until when the caller may speak, where a person has confirmed the guide's days.
class SpeakingDays {
 public:
  static Result<SpeakingDays> of(const Call& call, const Consultation& consultation) {
    SpeakingDays out(consultation, call.account().unit);
    out.today_ = day_there(now_iso8601(), TRY(app::minutes_ahead(call.store)));
    out.confirmed_ = TRY(call.store.setting("deadlines")) == "confirmed";
    out.accepts_late_ = TRY(call.store.setting("after-deadline")) == "accept";
    out.extensions_ = TRY(call.store.extensions());
    return out;
  }
  const std::string& today() const { return today_; }
  bool accepts_late() const { return accepts_late_; }
  // Empty: no end is told.
  std::string last_day(const std::string& document) const { return confirmed_ ? app::last_day(consultation_, extensions_, unit_, document, "discuss") : std::string(); }
  // Of a topic: of its documents, the one that stays open longest.
  std::string last_day(const Topic& topic) const {
    if (topic.documents.empty()) return last_day(std::string());
    std::string last;
    for (const std::string& document : topic.documents) {
      const std::string one = last_day(document);
      if (one.empty()) return {};
      last = std::max(last, one);
    }
    return last;
  }
  // Nothing is said, changed or taken back after the last day, unless the office still takes it.
  Status check(const std::string& document, const std::string& topic) const {
    std::string last;
    if (!document.empty()) {
      last = last_day(document);
    } else {
      const auto& topics = consultation_.guide.topics;
      if (const auto found = std::ranges::find(topics, topic, &Topic::label); found != topics.end()) last = last_day(*found);
    }
    if (last.empty() || today_ <= last || accepts_late_) return {};
    return fail(Error::Kind::refused, "the discussion has ended", {}, last);
  }

 private:
  SpeakingDays(const Consultation& consultation, std::string unit) : consultation_(consultation), unit_(std::move(unit)) {}
  const Consultation& consultation_;
  std::string unit_, today_;
  bool confirmed_ = false, accepts_late_ = false;
  std::vector<Extension> extensions_;
};

json::value day_or_null(const std::string& day) { return day.empty() ? json::value(nullptr) : json::value(day); }

}  // namespace

Result<HttpResponse> show_consultation(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const Consultation& all = known->consultation;
  const SpeakingDays days = TRY(SpeakingDays::of(call, all));
  json::array drafts, topics, offline, phases;
  for (const Draft& draft : all.drafts)
    if (app::forbidding(all, draft.id, call.reading()) == nullptr) {
      json::object one = draft_head(draft);
      one["last_day"] = day_or_null(days.last_day(draft.id));
      drafts.push_back(std::move(one));
    }
  for (const Topic& topic : all.guide.topics)
    if (app::forbidding(all, topic, app::Use::give_by_network) == nullptr)
      topics.push_back(json::object{{"label", topic.label}, {"parent", topic.parent}, {"text", topic.text}, {"documents", json::value_from(topic.documents)}, {"last_day", day_or_null(days.last_day(topic))}});
  for (const GuideDocument& one : all.guide.documents)
    if (one.offline_only) offline.push_back(json::object{{"name", one.name}, {"rule", one.offline_rule}});
  for (const Phase& phase : all.guide.phases) phases.push_back(json::object{{"name", phase.name}, {"first_day", phase.first_day}, {"last_day", phase.last_day}});
  return as_json(json::object{{"name", TRY(call.store.name())}, {"title", all.guide.title}, {"organisation", all.guide.organisation}, {"drafts", drafts},
                              {"topics", topics}, {"offline", offline}, {"phases", phases}, {"today", days.today()}, {"accepts_late", days.accepts_late()}});
}

Result<HttpResponse> show_draft(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const Draft& draft = *TRY(open_draft(call, known->consultation));
  const std::string tag = '"' + draft.version + '-' + draft.document_sha256.substr(0, 16) + '"';
  if (call.request.header("if-none-match") == tag) return HttpResponse{304, {}, {}, {{"ETag", tag}}};
  HttpResponse response{200, "application/json", {}, {}};
  response.body = *known->made_once("draft " + draft.id + ' ' + tag, [&draft] {
    json::array blocks;
    blocks.reserve(draft.blocks.size());
    for (const Block& block : draft.blocks) blocks.push_back(block_json(block));
    json::object out = draft_head(draft);
    out["blocks"] = std::move(blocks);
    return json::serialize(out);
  });
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
  TRY(TRY(SpeakingDays::of(call, known->consultation)).check(typed.document, typed.topic));
  const app::OwnOpinion own = TRY(app::give_opinion(call.store, known->consultation, known->attribution, call.account(), typed));
  call.service.analyse_soon();
  return as_json(own_json(own, known->consultation));
}

Result<HttpResponse> delete_own_opinion(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  for (const app::OwnOpinion& own : TRY(app::opinions_typed_by(call.store, known->consultation, call.account())))
    if (own.typed.key == call.path["key"]) TRY(TRY(SpeakingDays::of(call, known->consultation)).check(own.typed.document, own.typed.topic));
  TRY(app::withdraw_opinion(call.store, known->consultation, known->attribution, call.account(), call.path["key"]));
  call.service.analyse_soon();
  return nothing();
}

}  // namespace dh::web
