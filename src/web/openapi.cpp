#include <algorithm>
#include <boost/json.hpp>

#include "web/api.h"
#include "web/api_schemas.h"
#include "web/session_cookie.h"

namespace dh::web {
namespace {

namespace json = boost::json;

json::object reference(std::string_view schema) { return {{"$ref", "#/components/schemas/" + std::string(schema)}}; }

json::object content(std::string_view media, json::value schema) { return {{media, json::object{{"schema", std::move(schema)}}}}; }

json::object answers_of(const Route& route) {
  const std::string_view gives = route.gives;
  json::object out;
  if (gives.empty()) out["204"] = json::object{{"description", "done"}};
  else if (gives == "application/json") out["200"] = json::object{{"description", route.summary}, {"content", content(gives, json::object{{"type", "object"}})}};
  else if (gives.find('/') != std::string_view::npos) out["200"] = json::object{{"description", route.summary}, {"content", content(gives, json::object{{"type", "string"}, {"format", "binary"}})}};
  else out["200"] = json::object{{"description", route.summary}, {"content", content("application/json", reference(gives))}};
  out["default"] = json::object{{"description", "refused, in one line"}, {"content", content("application/json", reference("Error"))}};
  return out;
}

json::array roles_of(const Route& route) {
  json::array out;
  for (unsigned bit = 0; bit <= static_cast<unsigned>(Account::Part::auditor); ++bit)
    if ((route.access & (1u << bit)) != 0) out.push_back(name(static_cast<Account::Part>(bit)));
  return out;
}

json::array parameters_of(const Route& route) {
  json::array out;
  std::string_view rest = route.path;
  for (std::size_t open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
    const std::size_t close = rest.find('}');
    out.push_back(json::object{{"name", rest.substr(open + 1, close - open - 1)}, {"in", "path"}, {"required", true}, {"schema", json::object{{"type", "string"}}}});
    rest.remove_prefix(close + 1);
  }
  std::string_view asked = route.query;
  while (!asked.empty()) {
    const std::string_view one = asked.substr(0, asked.find(' '));
    out.push_back(json::object{{"name", one}, {"in", "query"}, {"required", false}, {"schema", json::object{{"type", "string"}}}});
    asked.remove_prefix(std::min(asked.size(), one.size() + 1));
  }
  return out;
}

json::object operation_of(const Route& route) {
  json::object out{{"operationId", route.name}, {"summary", route.summary}, {"responses", answers_of(route)}};
  if (json::array parameters = parameters_of(route); !parameters.empty()) out["parameters"] = std::move(parameters);
  const std::string_view takes = route.takes;
  if (takes.find('/') != std::string_view::npos) out["requestBody"] = json::object{{"required", true}, {"content", content(takes, json::object{{"type", "string"}, {"format", "binary"}})}};
  else if (!takes.empty()) out["requestBody"] = json::object{{"required", true}, {"content", content("application/json", reference(takes))}};
  if (route.access == everyone) return out;
  out["x-roles"] = roles_of(route);
  json::object security{{"session", json::array{}}};
  if (std::string_view(route.method) != "GET") security["csrf"] = json::array{};
  out["security"] = json::array{std::move(security)};
  return out;
}

std::string lower(std::string_view method) {
  std::string out(method);
  for (char& c : out) c = static_cast<char>(c | 0x20);
  return out;
}

}  // namespace

std::string openapi_document() {
  json::object paths;
  for (const Route& route : routes()) {
    json::value& at = paths[route.path];
    if (!at.is_object()) at = json::object{};
    at.get_object()[lower(route.method)] = operation_of(route);
  }
  json::object schemes{{"session", json::object{{"type", "apiKey"}, {"in", "cookie"}, {"name", session_cookie}}},
                       {"csrf", json::object{{"type", "apiKey"}, {"in", "header"}, {"name", "X-CSRF-Token"}}}};
  json::object out{{"openapi", "3.1.0"}, {"info", json::object{{"title", "Diên Hồng"}, {"version", DIENHONG_VERSION}}}, {"paths", std::move(paths)},
                   {"components", json::object{{"securitySchemes", std::move(schemes)}, {"schemas", json::parse(api_schemas)}}}};
  return json::serialize(out) + '\n';
}

}  // namespace dh::web
