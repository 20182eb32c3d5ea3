// Signing in and out.
#include "web/session_routes.h"

#include "app/sign_in.h"
#include "base/limits.h"
#include "web/fields.h"
#include "web/office_routes.h"
#include "web/session_cookie.h"

namespace dh::web {
namespace {

namespace json = boost::json;

Result<json::object> described(Call& call) {
  json::object out;
  out["consultation"] = TRY(call.store.name());
  out["signed_in"] = call.session.has_value();
  out["office"] = !TRY(call.store.setting("oidc-issuer")).empty();
  if (!call.session) return out;
  const Account& account = call.account();
  out["part"] = name(account.part);
  out["name"] = account.name;
  out["unit"] = account.unit;
  out["csrf"] = call.session->csrf;
  out["second_step_wanted"] = !call.session->second_step && TRY(app::second_step_required(call.store, account));
  const auto known = TRY(call.service.consultation(call.store));
  const Unit* unit = known->consultation.roster.unit(account.unit);
  out["unit_name"] = unit == nullptr ? known->consultation.roster.root_name : unit->name;
  return out;
}

}  // namespace

std::string set_session_cookie(const std::string& token, bool secure) {
  const std::string age = token.empty() ? "0" : std::to_string(limits::session_days * 24 * 60 * 60);
  return std::string(session_cookie) + "=" + token + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + age + (secure ? "; Secure" : "");
}

HttpResponse too_many_tries() { return as_json(json::object{{"error", "too many wrong codes from here; try again later"}, {"kind", "limit"}}, 429); }

HttpResponse too_busy() {
  HttpResponse out = as_json(json::object{{"error", "many people sign in at this moment; try again in a moment"}, {"kind", "busy"}}, 503);
  out.headers.emplace_back("Retry-After", "1");
  return out;
}

Result<HttpResponse> show_session(Call& call) { return as_json(TRY(described(call))); }

// Tries are counted by address and by name, whether there is such a name or not.
Result<HttpResponse> start_session(Call& call) {
  if (TRY(optional_flag_field(call.body, "office")).value_or(false)) return pay_office_step(call);
  app::Way way{TRY(text_field_or_empty(call.body, "code")), TRY(text_field_or_empty(call.body, "name")), TRY(text_field_or_empty(call.body, "password")), TRY(text_field_or_empty(call.body, "step")),
               std::string(call.request.header("user-agent"))};
  if (way.code.empty() && (way.name.empty() || way.password.empty())) return fail(Error::Kind::bad_input, "tell a code, or a name and a password", {}, "code");
  app::SignInTries& tries = call.service.tries();
  const std::string by_name = "name " + app::sign_in_name(way.name).substr(0, limits::sign_in_name_bytes);
  if (!tries.may_try(call.request.peer) || (way.code.empty() && !tries.may_try(by_name))) return too_many_tries();
  app::SignedIn in = TRY(app::sign_in(call.store, way));
  switch (in.entry) {
    case app::Entry::open: break;
    case app::Entry::busy: return too_busy();
    case app::Entry::step_wanted: return as_json(json::object{{"error", "this account has a second step: tell its code"}, {"kind", "second_step"}, {"about", "step"}}, 422);
    case app::Entry::wrong:
      tries.failed(call.request.peer);
      if (way.code.empty()) tries.failed(by_name);
      return as_json(json::object{{"error", way.code.empty() ? "name, password or code do not open this" : "this code opens nothing: it is mistyped, used or expired"},
                                  {"kind", "refused"}, {"about", way.code.empty() ? "name" : "code"}}, 422);
  }
  call.session = std::move(in.session);
  return came_in(call);
}

Result<HttpResponse> came_in(Call& call) {
  HttpResponse out = as_json(TRY(described(call)));
  out.headers.emplace_back("Set-Cookie", set_session_cookie(call.session->token, call.request.secure));
  return out;
}

Result<HttpResponse> end_session(Call& call) {
  TRY(app::sign_out(call.store, call.session->token));
  HttpResponse out = nothing();
  out.headers.emplace_back("Set-Cookie", set_session_cookie("", call.request.secure));
  return out;
}

}  // namespace dh::web
