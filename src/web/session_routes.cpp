// Signing in and out.
#include "web/session_routes.h"

#include "base/limits.h"
#include "web/fields.h"
#include "web/session_cookie.h"

namespace dh::web {
namespace {

namespace json = boost::json;

Result<json::object> described(Call& call) {
  json::object out;
  out["consultation"] = TRY(call.store.name());
  out["signed_in"] = call.session.has_value();
  if (!call.session) return out;
  const Account& account = call.account();
  out["part"] = name(account.part);
  out["name"] = account.name;
  out["unit"] = account.unit;
  out["csrf"] = call.session->csrf;
  const auto known = TRY(call.service.consultation(call.store));
  const Unit* unit = known->consultation.roster.unit(account.unit);
  out["unit_name"] = unit == nullptr ? known->consultation.roster.root_name : unit->name;
  return out;
}

}  // namespace

std::string set_session_cookie(const std::string& token) {
  const std::string age = token.empty() ? "0" : std::to_string(limits::session_days * 24 * 60 * 60);
  return std::string(session_cookie) + "=" + token + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + age;
}

Result<HttpResponse> show_session(Call& call) { return as_json(TRY(described(call))); }

Result<HttpResponse> start_session(Call& call) {
  const std::string code = TRY(text_field(call.body, "code"));
  app::SignInTries& tries = call.service.tries();
  if (!tries.may_try(call.request.peer)) return as_json(json::object{{"error", "too many wrong codes from here; try again later"}, {"kind", "limit"}}, 429);
  call.session = TRY(app::sign_in(call.store, code));
  if (!call.session) {
    tries.failed(call.request.peer);
    return as_json(json::object{{"error", "this code opens nothing: it is mistyped, used or expired"}, {"kind", "refused"}, {"about", "code"}}, 422);
  }
  HttpResponse out = as_json(TRY(described(call)));
  out.headers.emplace_back("Set-Cookie", set_session_cookie(call.session->token));
  return out;
}

Result<HttpResponse> end_session(Call& call) {
  TRY(app::sign_out(call.store, call.session->token));
  HttpResponse out = nothing();
  out.headers.emplace_back("Set-Cookie", set_session_cookie(""));
  return out;
}

}  // namespace dh::web
