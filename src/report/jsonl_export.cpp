#include "report/jsonl_export.h"

#include <boost/json.hpp>
#include <cmath>

#include "report/standing_spans.h"
#include "text/utf8.h"

namespace dh::report {
namespace {

namespace json = boost::json;

json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::value number_or_null(int number) { return number > 0 ? json::value(number) : json::value(nullptr); }

json::value place_of(const Consultation& consultation, const Opinion& opinion) {
  const Anchor& anchor = opinion.anchor;
  json::object place;
  const Draft* draft = consultation.draft_of(anchor);
  if (draft == nullptr || anchor.block < 0 || static_cast<std::size_t>(anchor.block) >= draft->blocks.size()) {
    if (anchor.candidates.empty()) return nullptr;
    return json::object{{"block", nullptr}, {"heading", nullptr}, {"certain", false}};
  }
  const Block& block = draft->blocks[static_cast<std::size_t>(anchor.block)];
  const int heading = draft->heading_of(anchor.block);
  place["block"] = anchor.block;
  place["heading"] = heading < 0 ? "" : draft->blocks[static_cast<std::size_t>(heading)].path;
  place["page"] = number_or_null(block.place.page);
  place["paragraph"] = number_or_null(block.place.paragraph);
  place["line_first"] = number_or_null(block.place.line_first);
  place["line_last"] = number_or_null(block.place.line_last);
  place["quote"] = text_or_null(anchor.exact);
  place["certain"] = anchor.certain;
  if (!anchor.contradiction.empty()) place["contradiction"] = anchor.contradiction;
  return place;
}

json::value proposal_of(const Proposal& proposal) {
  if (proposal.empty()) return nullptr;
  return json::object{{"from", text_or_null(proposal.from)}, {"to", text_or_null(proposal.to)}, {"after", text_or_null(proposal.after)}};
}

json::value judged_as_json(const Judged& judged) {
  return json::object{{"certain", judged.certain}, {"confidence", std::round(judged.confidence * 100) / 100}, {"because", text_or_null(judged.because)}};
}

}  // namespace

std::string opinions_as_jsonl(const Consultation& consultation, std::span<const Opinion> opinions, const DecidedByOpinion& decided, const KeptBackByOpinion& kept_back) {
  std::string out;
  for (const Opinion& opinion : opinions) {
    json::object line;
    line["id"] = opinion.id;
    line["unit"] = opinion.unit;
    line["sub_unit"] = text_or_null(opinion.sub_unit);
    line["member"] = text_or_null(opinion.member);
    line["channel"] = name(opinion.channel);
    line["file"] = opinion.file;
    line["where"] = opinion.where;
    if (const auto rule = kept_back.find(opinion.id); rule != kept_back.end()) {
      line["document"] = text_or_null(opinion.document);
      line["kept_back"] = rule->second;
      out += json::serialize(line);
      out += '\n';
      continue;
    }
    line["text"] = opinion.text;
    line["document"] = text_or_null(opinion.document);
    line["version"] = text_or_null(opinion.anchor.version);
    line["place"] = place_of(consultation, opinion);
    line["topic"] = text_or_null(opinion.topic);
    line["kind"] = text_or_null(name(opinion.kind));
    line["proposal"] = proposal_of(opinion.proposal);
    line["stance"] = text_or_null(name(opinion.stance));
    line["judged"] = json::object{{"kind", judged_as_json(opinion.judged.kind)},
                                  {"topic", judged_as_json(opinion.judged.topic)},
                                  {"stance", judged_as_json(opinion.judged.stance)},
                                  {"proposal", judged_as_json(opinion.judged.proposal)}};
    line["argument"] = text_or_null(opinion.argument);
    line["group"] = text_or_null(opinion.group);
    line["alike"] = text_or_null(opinion.alike);
    line["issue"] = text_or_null(opinion.issue);
    line["singular"] = opinion.singular;
    line["reported_count"] = opinion.reported_count ? json::value(*opinion.reported_count) : json::value(nullptr);
    line["pending"] = json::value_from(opinion.pending);
    line["late"] = opinion.late;
    const auto by_person = decided.find(opinion.id);
    line["decided"] = by_person == decided.end() ? json::value(json::array()) : json::value_from(by_person->second);
    out += json::serialize(line);
    out += '\n';
  }
  return out;
}

std::string spans_as_jsonl(const Source& source, std::span<const Opinion> opinions) {
  std::string out;
  for (const Span& span : standing_spans(source, opinions)) {
    const std::string& text = source.parts[static_cast<std::size_t>(span.part)].text;
    const std::size_t start = code_point_count(std::string_view(text).substr(0, span.start));
    const std::size_t length = code_point_count(std::string_view(text).substr(span.start, span.end - span.start));
    json::value opinion = nullptr;
    if (span.role == Role::opinion) opinion = opinions[static_cast<std::size_t>(span.opinion)].id;
    out += json::serialize(json::object{{"file", source.file},
                                        {"part", source.parts[static_cast<std::size_t>(span.part)].name},
                                        {"start", start},
                                        {"end", start + length},
                                        {"role", name(span.role)},
                                        {"opinion", opinion}});
    out += '\n';
  }
  return out;
}

}  // namespace dh::report
