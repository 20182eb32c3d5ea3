// The API: one registry of routes, from which requests are answered and /api/openapi.json is written. A route says who may
// call it and what goes in and out; the handler sees only calls that pass.
#pragma once

#include <boost/json.hpp>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "app/accounts.h"
#include "base/limits.h"
#include "app/policy.h"
#include "base/result.h"
#include "web/http_server.h"
#include "web/service.h"

namespace dh::web {

struct Call {
  Service& service;
  WorkspaceStore& store;
  const HttpRequest& request;
  std::map<std::string, std::string> path;  // what stands for {name}
  std::optional<app::Session> session;
  boost::json::object body;                 // of routes that take one
  std::string route;                        // "GET /api/drafts/{id}"

  const Account& account() const { return session->account; }  // of routes that are not for everyone
  std::string asked(const std::string& name) const {           // behind '?'; empty when it is not told
    const auto found = request.query.find(name);
    return found == request.query.end() ? std::string() : found->second;
  }
  // Whoever hands out or takes in words of a document or of opinions asks the gate (app/policy.h) with these.
  app::Asker asker() const;
  app::Use reading() const;
};

// Who may call. Several bits: any of them.
enum Access : unsigned {
  everyone = 0,
  member = 1u << 0,
  secretary = 1u << 1,
  organiser = 1u << 2,
  drafter = 1u << 3,
  auditor = 1u << 4,
  signed_in = member | secretary | organiser | drafter | auditor,
  staff = secretary | organiser,
  working = staff | drafter | auditor,  // all who are to see everything that was said
};

struct Route {
  const char* method;
  const char* path;     // "/api/drafts/{id}"
  const char* name;     // operationId
  const char* summary;
  unsigned access;
  const char* takes;    // name of a schema (api_schemas.h); empty: no body; with a '/': a file of that media type
  const char* gives;    // likewise; empty: nothing (204); with a '/': that media type
  Result<HttpResponse> (*handle)(Call& call);
  const char* query = "";  // names of what may be told behind '?', each optional, parted by blanks
};
std::span<const Route> routes();

// Everything under /api/. Errors are JSON: {"error": what, "about": which, "kind": "refused"}.
HttpResponse answer_api(Service& service, const HttpRequest& request);
// Whether a file may be sent, from the request's header alone: who sends it, and where to.
Admitted admit_upload(Service& service, const HttpRequest& request);

HttpResponse as_json(const boost::json::value& value, int status = 200);
HttpResponse nothing();
// What of a list was kept back: [{"document", "name", "rule", "opinions"}].
boost::json::array as_json(const std::vector<app::KeptBack>& kept_back);

// The OpenAPI 3.1 document of the registry.
std::string openapi_document();

}  // namespace dh::web
