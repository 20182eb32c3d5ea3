#include "web/api.h"

#include <optional>

#include "app/sign_in.h"
#include "base/crypto.h"
#include "base/limits.h"
#include "web/session_cookie.h"

namespace dh::web {
namespace {

namespace json = boost::json;

HttpResponse refusal(int status, std::string_view kind, std::string_view reason, std::string_view about = {}) {
  json::object out{{"error", reason}, {"kind", kind}};
  if (!about.empty()) out["about"] = about;
  return as_json(out, status);
}

HttpResponse refusal(const Error& error) {
  const std::string& about = error.place.empty() ? error.file : error.place;
  switch (error.kind) {
    case Error::Kind::bad_input: return refusal(400, "bad_input", error.reason, about);
    case Error::Kind::limit: return refusal(413, "limit", error.reason, about);
    case Error::Kind::refused: return refusal(422, "refused", error.reason, about);
    case Error::Kind::not_found: return refusal(404, "not_found", error.reason, about);
    case Error::Kind::io:
    case Error::Kind::internal: break;
  }
  return refusal(500, "fault", error.reason);  // without the paths of this machine
}

// The parts of `path` that stand for {name}; nothing when it is another path.
std::optional<std::map<std::string, std::string>> match(std::string_view pattern, std::string_view path) {
  std::map<std::string, std::string> out;
  while (!pattern.empty() && !path.empty()) {
    pattern.remove_prefix(1);
    path.remove_prefix(1);
    const std::string_view wanted = pattern.substr(0, pattern.find('/'));
    const std::string_view given = path.substr(0, path.find('/'));
    pattern.remove_prefix(wanted.size());
    path.remove_prefix(given.size());
    if (wanted.starts_with('{')) {
      if (given.empty()) return std::nullopt;
      out[std::string(wanted.substr(1, wanted.size() - 2))] = given;
    } else if (wanted != given) {
      return std::nullopt;
    }
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return out;
}

bool is_read(const HttpRequest& request) { return request.method == "GET" || request.method == "HEAD"; }

// A page of another site cannot write here: browsers say where a request comes from, and only our pages know the token.
std::optional<HttpResponse> refuse_forgery(const HttpRequest& request, const std::optional<app::Session>& session) {
  if (is_read(request)) return std::nullopt;
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return refusal(403, "forbidden", "this request comes from another site");
  if (session && !same_secret(request.header("x-csrf-token"), session->csrf)) return refusal(403, "forbidden", "the request does not show its CSRF token");
  return std::nullopt;
}

std::optional<HttpResponse> take_body(const HttpRequest& request, json::object& into) {
  if (!request.header("content-type").starts_with("application/json")) return refusal(415, "bad_input", "the body must be application/json");
  json::parse_options options;
  options.max_depth = limits::web_json_depth;
  boost::system::error_code fault;
  json::value value = json::parse(request.body, fault, {}, options);
  if (fault || !value.is_object()) return refusal(400, "bad_input", "the body is no JSON object");
  into = std::move(value.get_object());
  return std::nullopt;
}

bool takes_file(const Route& route) { return std::string_view(route.takes).find('/') != std::string_view::npos; }

// What stays open to staff who have yet to set up the second step that their office wants.
bool is_about_oneself(const Route& route) {
  const std::string_view path = route.path;
  return path == "/api/session" || path.starts_with("/api/account");
}

// Who calls, and whether they may; an answer when they may not.
std::optional<HttpResponse> refuse_caller(Call& call, const Route& route) {
  Result<std::optional<app::Session>> session = app::session_of(call.store, std::string(call.request.cookie(session_cookie)));
  if (!session) return refusal(session.error());
  call.session = std::move(*session);
  if (route.access != everyone) {
    if (!call.session) return refusal(401, "signed_out", "sign in first");
    if ((route.access & (1u << static_cast<unsigned>(call.account().part))) == 0) return refusal(403, "forbidden", "this is not for your role");
    if (!is_about_oneself(route) && !call.session->second_step) {
      const Result<bool> wanted = app::second_step_required(call.store, call.account());
      if (!wanted) return refusal(wanted.error());
      if (*wanted) return refusal(403, "second_step_wanted", "the office wants a second step of its staff: set it up under your account");
    }
  }
  return refuse_forgery(call.request, route.access == everyone ? std::nullopt : call.session);
}

HttpResponse answer(Service& service, const HttpRequest& request, const Route& route, std::map<std::string, std::string> path) {
  Result<Service::Lease> store = service.borrow();
  if (!store) return refusal(store.error());
  Call call{service, **store, request, std::move(path), {}, {}, std::string(route.method) + " " + route.path};
  if (auto refused = refuse_caller(call, route)) return std::move(*refused);
  if (takes_file(route) && !request.file) return refusal(415, "bad_input", "the body must be a file, as application/octet-stream");
  if (*route.takes != '\0' && !takes_file(route))
    if (auto refused = take_body(request, call.body)) return std::move(*refused);
  Result<HttpResponse> response = route.handle(call);
  return response ? std::move(*response) : refusal(response.error());
}

// Whether a person at this very machine asks, as far as a request can tell: what a proxy passes on says so, or names the
// site by another name.
bool is_from_this_machine(const HttpRequest& request) {
  for (const char* passed_on : {"forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"})
    if (!request.header(passed_on).empty()) return false;
  const std::string_view host = request.header("host");
  const bool by_own_name = host.starts_with("127.0.0.1:") || host.starts_with("localhost:") || host.starts_with("[::1]:");
  return by_own_name && (request.peer == "127.0.0.1" || request.peer == "::1");
}

}  // namespace

app::Asker Call::asker() const { return {session ? session->account.name : std::string(), route}; }

app::Use Call::reading() const {
  const bool at_desk = service.is_own_desk() && is_from_this_machine(request) && session &&
                       (session->account.part == Account::Part::secretary || session->account.part == Account::Part::organiser);
  return at_desk ? app::Use::read_here : app::Use::read_by_network;
}

json::array as_json(const std::vector<app::KeptBack>& kept_back) {
  json::array out;
  for (const app::KeptBack& one : kept_back)
    out.push_back(json::object{{"document", one.document->id}, {"name", one.document->name}, {"rule", one.document->offline_rule}, {"opinions", one.opinions}});
  return out;
}

HttpResponse as_json(const json::value& value, int status) { return {status, "application/json", json::serialize(value) + '\n', {{"Cache-Control", "no-store"}}}; }
HttpResponse nothing() { return {204, {}, {}, {{"Cache-Control", "no-store"}}}; }

HttpResponse answer_api(Service& service, const HttpRequest& request) {
  std::string allowed;
  const std::string method = request.method == "HEAD" ? "GET" : request.method;
  for (const Route& route : routes()) {
    auto path = match(route.path, request.path);
    if (!path) continue;
    if (method == route.method) return answer(service, request, route, std::move(*path));
    allowed += (allowed.empty() ? "" : ", ") + std::string(route.method);
  }
  if (allowed.empty()) return refusal(404, "not_found", "no such address", request.path);
  HttpResponse out = refusal(405, "bad_input", "not with this method", request.method);
  out.headers.emplace_back("Allow", allowed);
  return out;
}

Admitted admit_upload(Service& service, const HttpRequest& request) {
  for (const Route& route : routes()) {
    if (!takes_file(route) || request.method != route.method || request.path != route.path) continue;
    Result<Service::Lease> store = service.borrow();
    if (!store) return {{}, refusal(store.error())};
    Call call{service, **store, request, {}, {}, {}, std::string(route.method) + " " + route.path};
    if (auto refused = refuse_caller(call, route)) return {{}, std::move(refused)};
    if (request.header("content-type") != route.takes) return {};
    const Result<std::filesystem::path> folder = service.dropped().folder();
    if (!folder) return {{}, refusal(folder.error())};
    return {*folder / ("part-" + random_token().substr(0, 16)), std::nullopt};
  }
  return {};
}

}  // namespace dh::web
