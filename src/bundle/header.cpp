#include "bundle/header.h"

#include <boost/json.hpp>

namespace dh::bundle {
namespace {

namespace json = boost::json;

json::object to_json(const Party& party) {
  return {{"unit", party.unit}, {"name", party.name}, {"signing_key", party.signing_key}, {"sealing_key", party.sealing_key}};
}

std::string text(const json::object& from, std::string_view key) { return std::string(from.at(key).as_string()); }

Party party_from(const json::value& value) {
  const json::object& from = value.as_object();
  return {text(from, "unit"), text(from, "name"), text(from, "signing_key"), text(from, "sealing_key")};
}

Header parse(std::string_view bytes) {
  json::parse_options options;
  options.max_depth = 8;
  const json::value whole = json::parse(bytes, {}, options);
  const json::object& from = whole.as_object();
  Header header;
  header.format = static_cast<int>(from.at("format").to_number<std::int32_t>());
  header.needs = static_cast<int>(from.at("needs").to_number<std::int32_t>());
  if (header.needs > format) return header;  // the rest may be another's
  const std::string content = text(from, "content");
  if (content != "opinions" && content != "consultation") throw std::runtime_error("content");
  header.content = content == "opinions" ? Content::opinions : Content::consultation;
  header.from = party_from(from.at("from"));
  header.to = party_from(from.at("to"));
  header.sequence = from.at("sequence").to_number<std::int64_t>();
  header.made_at = text(from, "made_at");
  header.consultation = text(from, "consultation");
  header.sealed_key = text(from, "sealed_key");
  return header;
}

}  // namespace

std::string header_to_json(const Header& header) {
  return json::serialize(json::object{{"format", header.format},
                                      {"needs", header.needs},
                                      {"content", header.content == Content::opinions ? "opinions" : "consultation"},
                                      {"from", to_json(header.from)},
                                      {"to", to_json(header.to)},
                                      {"sequence", header.sequence},
                                      {"made_at", header.made_at},
                                      {"consultation", header.consultation},
                                      {"sealed_key", header.sealed_key}});
}

Result<Header> header_from_json(std::string_view bytes) {
  Header header;
  try {
    header = parse(bytes);
  } catch (const std::exception&) {
    return fail(Error::Kind::bad_input, "its header does not hold what a bundle's must");
  }
  if (header.needs > format)
    return fail(Error::Kind::refused, "needs a newer program: written in format " + std::to_string(header.format) + ", which takes a reader of format " +
                                          std::to_string(header.needs) + "; this one reads format " + std::to_string(format));
  return header;
}

}  // namespace dh::bundle
