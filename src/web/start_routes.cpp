#include "web/start_routes.h"

#include <algorithm>
#include <unordered_map>

#include "app/settings.h"
#include "web/fields.h"
#include "web/start_files.h"

namespace dh::web {
namespace {

namespace json = boost::json;

// A guide, a draft, a roster are of everybody: no part of the tree changes them for the others.
Status check_whole(const Call& call) {
  if (call.account().unit.empty()) return {};
  return fail(Error::Kind::refused, "only the organiser of the whole consultation begins it", {}, call.account().unit);
}

json::object file_json(const StartFile& file) {
  return {{"number", file.number}, {"kind", name(file.kind)}, {"document", file.document}, {"name", file.name}, {"by", file.by}, {"state", name(file.state)}, {"step", file.step},
          {"place", file.place}, {"reason", file.reason}};
}

json::value guide_json(const Consultation& consultation, app::Use sending) {
  const Guide& guide = consultation.guide;
  json::array topics, documents, phases, recipients;
  for (const Topic& one : guide.topics) topics.push_back(json::object{{"label", one.label}, {"parent", one.parent}, {"text", one.text}, {"documents", json::value_from(one.documents)}});
  for (const GuideDocument& one : guide.documents)
    documents.push_back(json::object{{"id", one.id}, {"name", one.name}, {"offline_only", one.offline_only}, {"rule", one.offline_rule}, {"may_be_sent", app::forbidding(consultation, one.id, sending) == nullptr}});
  for (const Phase& one : guide.phases)
    phases.push_back(json::object{{"name", one.name}, {"first_day", one.first_day}, {"last_day", one.last_day}, {"documents", json::value_from(one.documents)}, {"text", one.text}});
  for (const Recipient& one : guide.recipients) recipients.push_back(json::object{{"name", one.name}, {"purpose", one.purpose}});
  return json::object{{"title", guide.title}, {"organisation", guide.organisation}, {"reply_email", guide.reply_email}, {"topics", topics}, {"documents", documents},
                      {"phases", phases}, {"recipients", recipients}, {"contradictions", json::value_from(guide.contradictions)}};
}

// Printed lines of body text, all pages together.
int lines_of(const Draft& draft) {
  std::unordered_map<int, int> last_of;  // by page
  for (const Block& block : draft.blocks) {
    const PagePlace& place = block.place;
    last_of[place.page] = std::max(last_of[place.page], place.line_first);
    last_of[place.page_last] = std::max(last_of[place.page_last], place.line_last);
  }
  int lines = 0;
  for (const auto& [page, last] : last_of)
    if (page > 0) lines += last;
  return lines;
}

std::vector<std::string> first_of(const std::vector<std::string>& all) { return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), limits::problems_told))}; }

// Of a draft that may not be read here only that it is there.
json::object draft_json(const Draft& draft, bool kept_off) {
  const auto headings = std::ranges::count_if(draft.blocks, [](const Block& one) { return one.kind == BlockKind::heading || one.kind == BlockKind::run_in; });
  return {{"id", draft.id}, {"title", kept_off ? std::string() : draft.title}, {"version", draft.version}, {"pages", draft.pages}, {"headings", headings}, {"blocks", draft.blocks.size()},
          {"lines", lines_of(draft)}, {"notes", kept_off ? json::array() : json::value_from(first_of(draft.notes)).as_array()}, {"notes_in_all", draft.notes.size()}, {"kept_off", kept_off}};
}

json::value roster_json(const Roster& roster) {
  std::unordered_map<std::string_view, int> members;
  for (const Member& one : roster.members) ++members[one.unit];
  json::array units;
  for (const Unit& one : roster.units) {
    const auto found = members.find(one.code);
    units.push_back(json::object{{"code", one.code}, {"name", one.name}, {"parent", one.parent}, {"kind", one.kind}, {"members", found == members.end() ? 0 : found->second}, {"stated", one.stated_members}});
  }
  return json::object{{"root", roster.root_name}, {"members", roster.members.size()}, {"units", units}, {"problems", json::value_from(first_of(roster.problems))}, {"problems_in_all", roster.problems.size()}};
}

app::Use sending(const Call& call) { return call.reading() == app::Use::read_here ? app::Use::read_here : app::Use::take_from_network; }

Result<HttpResponse> take(Call& call, StartFile::Kind kind, const std::string& document) {
  StartFile file;
  file.kind = kind;
  file.document = document;
  const std::string kept = TRY(kept_name(call.asked("name")));
  file.name = kept.substr(kept.find('/') + 1);
  file.by = call.account().name;
  return as_json(file_json(TRY(call.service.start().take(call.request.file->path, std::move(file), sending(call), call.asker()))));
}

}  // namespace

Result<HttpResponse> show_start(Call& call) {
  TRY(check_whole(call));
  const auto known = TRY(call.service.consultation(call.store));
  const Consultation& consultation = known->consultation;
  json::array drafts, files;
  for (const Draft& one : consultation.drafts) drafts.push_back(draft_json(one, app::forbidding(consultation, one.id, call.reading()) != nullptr));
  for (const StartFile& one : call.service.start().told()) files.push_back(file_json(one));
  const bool has_guide = TRY(call.store.guide()).has_value();
  const Roster& roster = consultation.roster;
  return as_json(json::object{{"guide", has_guide ? guide_json(consultation, sending(call)) : json::value()}, {"drafts", drafts},
                              {"roster", roster.units.empty() && roster.members.empty() ? json::value() : roster_json(roster)},
                              {"dates_confirmed", TRY(call.store.setting("deadlines")) == "confirmed"}, {"files", files}});
}

Result<HttpResponse> take_start_guide(Call& call) {
  TRY(check_whole(call));
  return take(call, StartFile::Kind::guide, {});
}

Result<HttpResponse> take_start_roster(Call& call) {
  TRY(check_whole(call));
  return take(call, StartFile::Kind::roster, {});
}

Result<HttpResponse> take_start_draft(Call& call) {
  TRY(check_whole(call));
  const auto known = TRY(call.service.consultation(call.store));
  const std::string document = call.asked("document");
  if (std::ranges::find(known->consultation.guide.documents, document, &GuideDocument::id) == known->consultation.guide.documents.end())
    return fail(Error::Kind::refused, "the guide names no such document", {}, document);
  TRY(app::permit(call.store, known->consultation, document, sending(call), call.asker()));
  return take(call, StartFile::Kind::draft, document);
}

Result<HttpResponse> confirm_dates(Call& call) {
  TRY(check_whole(call));
  const auto confirmed = TRY(optional_flag_field(call.body, "confirmed"));
  if (!confirmed) return fail(Error::Kind::bad_input, "is missing", {}, "confirmed");
  const auto known = TRY(call.service.consultation(call.store));
  if (*confirmed && known->consultation.guide.phases.empty()) return fail(Error::Kind::refused, "the guide tells no dates to confirm");
  TRY(app::choose_setting(call.store, "deadlines", *confirmed ? "confirmed" : "", false));
  call.service.analyse_soon();
  return show_start(call);
}

}  // namespace dh::web
