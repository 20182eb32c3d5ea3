// Searching, as on the command line.
#include <algorithm>

#include "app/desk.h"
#include "app/search_pass.h"
#include "text/utf8.h"
#include "web/overview_routes.h"
#include "web/utf16.h"

namespace dh::web {
namespace {

namespace json = boost::json;

Result<app::SearchIn> search_in(const std::string& told) {
  if (told.empty() || told == "opinions") return app::SearchIn::opinions;
  if (told == "drafts") return app::SearchIn::drafts;
  if (told == "groups") return app::SearchIn::groups;
  return fail(Error::Kind::bad_input, "one of opinions, drafts, groups", {}, "in");
}

// Why a query cannot be understood.
const char* reason_of(search::QueryFault::Kind kind) {
  using Kind = search::QueryFault::Kind;
  switch (kind) {
    case Kind::empty: return "there is no word to look for";
    case Kind::too_long: return "the query is too long";
    case Kind::unclosed_quote: return "a closing quote is missing";
    case Kind::empty_phrase: return "no word stands between the quotes";
    case Kind::unknown_field: return "there is no such filter; to look for the words themselves put them in quotes";
    case Kind::empty_value: return "the filter has no value";
    case Kind::bad_value: break;
  }
  return "this is no value of that filter";
}

// Pairs of offsets as browsers count them.
json::array ranges_json(const std::string& text, const std::vector<WordRange>& ranges) {
  json::array out;
  for (const WordRange& one : ranges) out.push_back(json::array{utf16_of_bytes(text, one.start), utf16_of_bytes(text, one.end)});
  return out;
}

json::object found_json(const app::FoundText& one) {
  json::object out{{"id", one.id}, {"file", one.file}, {"unit", one.unit}, {"document", one.document}, {"heading", one.heading}, {"certain", one.certain}, {"page", one.page}, {"topic", one.topic},
                   {"kind", one.kind}, {"stance", one.stance}, {"group", one.group}, {"opinions", one.group_size}, {"matches", one.matches_in_group}, {"text", one.text}, {"marks", ranges_json(one.text, one.highlights)}};
  out["block"] = one.block < 0 ? json::value(nullptr) : json::value(one.block);
  return out;
}

// Asked of the opinion itself; of one that came a moment ago, of what was found of it; of a paragraph, of its draft.
bool keeps(app::KeepingBack& back, const KnownConsultation& known, const app::DeskSnapshot& desk, const app::FoundText& found, app::Use use) {
  if (found.id.empty()) return back.count(app::forbidding(known.consultation, found.document, use));
  if (const Opinion* opinion = desk.opinion(found.id)) return back.keeps(*opinion);
  Opinion about;
  about.document = about.anchor.document = found.document;
  about.topic = found.topic;
  about.text = found.text;
  return back.keeps(about);
}

// How many match would tell whether words stand in what is kept off: it is not looked for, and of paragraphs only those
// shown are counted. Gives whether there is any.
Result<bool> leave_out_kept_off(const Consultation& consultation, app::Use use, search::Query& query) {
  bool any = false;
  for (const GuideDocument& one : consultation.guide.documents) {
    if (app::forbidding(consultation, one.id, use) == nullptr) continue;
    auto filter = search::parse_filter(search::Field::document, one.id);
    if (!filter) return fail(Error::Kind::internal, "this document cannot be searched by", {}, one.id);
    filter->excluded = any = true;
    query.filters.push_back(std::move(*filter));
  }
  return any;
}

}  // namespace

Result<HttpResponse> find_texts(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  app::SearchRequest request;
  request.in = TRY(search_in(call.asked("in")));
  request.limit = limits::web_found_told;
  const std::string words = call.asked("q");
  auto query = search::parse_query(words);
  if (!query) return fail(Error::Kind::refused, reason_of(query.error().kind), {}, query.error().word);
  request.query = std::move(*query);
  // An office of a unit searches what is its own.
  const std::string& unit = call.account().unit;
  if (!unit.empty() && request.in != app::SearchIn::drafts) {
    auto own = search::parse_filter(search::Field::unit, unit);
    if (!own) return fail(Error::Kind::refused, "this unit cannot be searched by", {}, unit);
    request.query.filters.push_back(std::move(*own));
  }
  const Service::Desk desk = TRY(call.service.desk(call.store));
  const bool drafts = request.in == app::SearchIn::drafts;
  search::Query left;  // paragraphs have no such filter
  const bool counted_apart = TRY(leave_out_kept_off(known->consultation, call.reading(), drafts ? left : request.query)) && drafts;
  app::SearchOutcome outcome = TRY(app::find(call.store, request, {}));
  // Nobody asked for what was left out.
  std::erase_if(outcome.absent, [&](const std::string& value) { return app::forbidding(known->consultation, value, call.reading()) != nullptr; });
  json::array found;
  app::KeepingBack back(known->consultation, call.reading());
  for (const app::FoundText& one : outcome.found) {
    // Where exactly it came from the opinion itself tells; of one that came a moment ago, the unit under the root.
    const Opinion* opinion = one.id.empty() ? nullptr : desk.shown->opinion(one.id);
    if (!one.id.empty() && !app::may_see(known->consultation.roster, unit, opinion == nullptr ? one.unit : opinion->home)) continue;
    if (keeps(back, *known, *desk.shown, one, call.reading())) continue;
    found.push_back(found_json(one));
  }
  return as_json(json::object{{"total", counted_apart ? found.size() : outcome.total}, {"opinions", outcome.opinions}, {"absent", json::value_from(outcome.absent)}, {"found", found}, {"kept_back", as_json(TRY(back.told(call.store, call.asker())))}});
}

}  // namespace dh::web
