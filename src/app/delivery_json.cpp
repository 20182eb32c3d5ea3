#include "app/delivery_json.h"

#include <boost/json.hpp>

#include "store/json.h"

namespace dh::app {
namespace {

namespace json = boost::json;

std::string text(const json::object& from, std::string_view key) { return std::string(from.at(key).as_string()); }
std::int64_t number(const json::object& from, std::string_view key) { return from.at(key).to_number<std::int64_t>(); }

template <class T, class Read>
Result<T> parsed(std::string_view bytes, Read read) {
  try {
    json::parse_options options;
    options.max_depth = 16;
    options.allow_invalid_utf8 = true;  // a file's name may be any bytes
    const json::value whole = json::parse(bytes, {}, options);
    return read(whole.as_object());
  } catch (const std::exception&) {
    return fail(Error::Kind::bad_input, "a record does not hold what it should");
  }
}

}  // namespace

std::string to_json(const Origin& one) {
  return json::serialize(json::object{{"unit", one.unit}, {"name", one.name}, {"sequence", one.sequence}, {"made_at", one.made_at}, {"signing_key", one.signing_key}});
}
Result<Origin> origin_from_json(std::string_view bytes) {
  return parsed<Origin>(bytes, [](const json::object& from) {
    return Origin{text(from, "unit"), text(from, "name"), number(from, "sequence"), text(from, "made_at"), text(from, "signing_key")};
  });
}

std::string to_json(const OriginName& one) { return json::serialize(json::object{{"file", one.file}, {"unit", one.unit}, {"sha256", one.sha256}}); }
Result<OriginName> origin_name_from_json(std::string_view bytes) {
  return parsed<OriginName>(bytes, [](const json::object& from) { return OriginName{text(from, "file"), text(from, "unit"), text(from, "sha256")}; });
}

std::string to_json(const SentDecision& sent) {
  const Decision& one = sent.decision;
  return json::serialize(json::object{{"number", one.number}, {"at", one.at}, {"by", one.by}, {"action", name(one.action)}, {"clock", one.clock},
                                      {"body", store::decision_to_json(one)}, {"of_origin", sent.of_origin}});
}
Result<SentDecision> sent_decision_from_json(std::string_view bytes) {
  Result<SentDecision> sent = parsed<SentDecision>(bytes, [](const json::object& from) {
    Result<Decision> body = store::decision_from_json(from.at("body").as_string());
    const std::optional<Decision::Action> action = action_of(text(from, "action"));
    if (!body || !action) throw std::runtime_error("body");
    SentDecision out{std::move(*body), text(from, "of_origin")};
    out.decision.number = number(from, "number");
    out.decision.clock = number(from, "clock");
    if (out.decision.clock < 1) throw std::runtime_error("clock");
    out.decision.at = text(from, "at");
    out.decision.by = text(from, "by");
    out.decision.action = *action;
    return out;
  });
  return sent;
}

std::string to_json(const SentCounts& one) {
  return json::serialize(json::object{{"origins", one.origins}, {"sources", one.sources}, {"opinions", one.opinions}, {"decisions", one.decisions}});
}
Result<SentCounts> sent_counts_from_json(std::string_view bytes) {
  return parsed<SentCounts>(bytes, [](const json::object& from) {
    return SentCounts{number(from, "origins"), number(from, "sources"), number(from, "opinions"), number(from, "decisions")};
  });
}

}  // namespace dh::app
