#include "intake/web_document.h"

#include <boost/json.hpp>

#include "base/limits.h"
#include "model/json_fields.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

namespace json = boost::json;

constexpr std::string_view form = "dienhong web opinion 1";

// Each text field once, for both ways.
void each_text(auto& document, auto&& visit) {
  visit("key", document.key);
  visit("member", document.member);
  visit("unit", document.unit);
  visit("document", document.document);
  visit("version", document.version);
  visit("part", document.part);
  visit("block", document.block);
  visit("place", document.place);
  visit("topic", document.topic);
  visit("kind", document.kind);
  visit("text", document.text);
  visit("reason", document.reason);
  visit("withdraws", document.withdraws);
}

void each_number(auto& document, auto&& visit) {
  visit("paragraph_index", document.paragraph_index);
  visit("start", document.start);
  visit("end", document.end);
}

tl::unexpected<Error> wrong(std::string_view what) { return fail(Error::Kind::bad_input, "not an opinion from the web: " + std::string(what)); }

bool starts_character(const std::string& text, std::size_t at) { return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80; }

Status check(const WebDocument& document) {
  if (document.start > document.end || document.end > document.block.size()) return wrong("the chosen words lie outside their paragraph");
  if (!starts_character(document.block, document.start) || !starts_character(document.block, document.end)) return wrong("the chosen words cut a character");
  if (document.withdraws.empty() == trim(document.text).empty()) return wrong(document.withdraws.empty() ? "it has no text" : "it withdraws and has a text");
  return {};
}

// What the writer did to the chosen words, as a reviewer does in a returned draft.
std::optional<MarkedRange> mark_of(const WebDocument& document) {
  if (document.block.empty()) return std::nullopt;
  MarkedRange mark{MarkedRange::Via::comment, document.part, document.paragraph_index, document.block, document.start, document.end, {}};
  const Kind kind = kind_of(document.kind);
  const bool chosen = document.start < document.end;
  if (chosen && (kind == Kind::amend || kind == Kind::spelling || kind == Kind::indicator)) mark.via = MarkedRange::Via::replaced;
  if (chosen && kind == Kind::remove) mark.via = MarkedRange::Via::deleted;
  if (kind == Kind::add) {
    mark.via = MarkedRange::Via::inserted;
    mark.start = mark.end = chosen ? document.end : document.block.size();
  }
  if (mark.via == MarkedRange::Via::replaced || mark.via == MarkedRange::Via::inserted) mark.inserted = document.text;
  if (mark.via == MarkedRange::Via::comment && !chosen) mark.end = document.block.size();
  return mark;
}

}  // namespace

std::string write_web_document(const WebDocument& document) {
  json::object out;
  out["form"] = form;
  each_text(document, [&](const char* key, const std::string& value) {
    if (!value.empty()) out[key] = value;
  });
  if (!document.block.empty())
    each_number(document, [&](const char* key, const auto& value) { out[key] = static_cast<std::int64_t>(value); });
  return json::serialize(out) + '\n';
}

Result<WebDocument> parse_web_document(std::string_view bytes) {
  json::parse_options options;
  options.max_depth = 2;
  boost::system::error_code fault;
  const json::value value = json::parse(json::string_view(bytes.data(), bytes.size()), fault, {}, options);
  if (fault || !value.is_object()) return wrong("no JSON object");
  const json::object& object = value.get_object();
  const json::value* told = object.if_contains("form");
  if (told == nullptr || !told->is_string() || told->get_string() != form) return wrong("another form");
  WebDocument document;
  JsonFields fields(object, static_cast<std::int64_t>(limits::file_bytes));
  fields.skip("form");
  each_text(document, fields);
  each_number(document, fields);
  if (const std::string fault_told = fields.fault(); !fault_told.empty()) return wrong(fault_told);
  TRY(check(document));
  return document;
}

double recognise_web(const Input& input, const Consultation&) {
  return input.bytes.starts_with('{') && input.bytes.substr(0, 80).find(form) != std::string_view::npos ? 1 : 0;
}

Result<Reading> read_web(const Input& input, const Consultation&) {
  const WebDocument document = TRY(parse_web_document(input.bytes));
  Reading reading;
  reading.form = "web";
  reading.channel = Channel::web;
  reading.member_as_written = document.member;
  reading.unit_as_written = document.unit;
  reading.document_as_written = document.document;
  PartBuilder part(reading, "web");
  const auto line = [&](const std::string& text, Role role, int opinion = -1) {
    if (part.append(text, role, opinion); !text.empty()) part.append("\n", Role::separator);
  };
  line(document.key, Role::number);
  line(document.member, Role::author);
  line(document.unit, Role::unit);
  line(document.document, Role::document);
  line(document.version, Role::document);
  line(document.part, Role::form_label);
  line(document.place, Role::place);
  line(document.block, Role::quoted_draft);
  line(document.topic, Role::form_label);
  line(document.kind, Role::form_label);
  line(document.withdraws, Role::form_label);
  if (!document.withdraws.empty()) return reading;
  Opinion& opinion = part.append_opinion(document.text, document.place.empty() ? "web" : document.place);
  part.append("\n", Role::separator);
  opinion.argument = document.reason;
  opinion.hints.topic = document.topic;
  opinion.hints.kind = document.kind;
  opinion.hints.mark = mark_of(document);
  line(document.reason, Role::reason, 0);
  return reading;
}

}  // namespace dh::intake
