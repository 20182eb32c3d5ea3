#include "web/account_routes.h"

#include "app/sign_in.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/qr_code.h"
#include "store/sign_ins.h"
#include "web/fields.h"
#include "web/session_routes.h"

namespace dh::web {
namespace {

namespace json = boost::json;

constexpr std::size_t session_letters = 16;  // of its token's hash: enough to name it

std::string own_tries(const Call& call) { return "account " + std::to_string(call.account().number); }

HttpResponse wrong(Call& call, const char* about, const char* words) {
  call.service.tries().failed(own_tries(call));
  return as_json(json::object{{"error", words}, {"kind", "refused"}, {"about", about}}, 422);
}

}  // namespace

Result<HttpResponse> show_account(Call& call) {
  const std::string now = now_iso8601();
  const store::SignIns kept(call.store);
  const auto state = TRY(kept.account(call.account().number, now));
  if (!state) return fail(Error::Kind::not_found, "no such account");
  json::array sessions;
  const std::string own = sha256_hex(call.session->token);
  for (const store::OpenSession& one : TRY(kept.sessions(call.account().number, now)))
    sessions.push_back(json::object{{"id", one.token_sha256.substr(0, session_letters)}, {"began_at", one.began_at}, {"expires_at", one.expires_at}, {"way", one.way}, {"agent", one.agent},
                                    {"own", one.token_sha256 == own}});
  return as_json(json::object{{"sign_in_name", state->sign_in_name}, {"old_password_asked", !state->sign_in_name.empty() && !app::may_reset(*call.session)}, {"second_step", state->second_step},
                              {"second_step_required", TRY(app::second_step_required(call.store, call.account()))}, {"recovery_left", state->recovery_left},
                              {"office", TRY(call.store.setting("oidc-issuer"))}, {"linked", !state->issuer.empty()}, {"sessions", sessions}});
}

Result<HttpResponse> put_password(Call& call) {
  const app::NewPassword wanted{TRY(text_field(call.body, "name")), TRY(text_field(call.body, "password")), TRY(text_field_or_empty(call.body, "old"))};
  if (!call.service.tries().may_try(own_tries(call))) return too_many_tries();
  switch (TRY(app::set_password(call.store, *call.session, wanted))) {
    case app::Changed::busy: return too_busy();
    case app::Changed::wrong: return wrong(call, "old", "the old password is not this");
    case app::Changed::done: break;
  }
  return nothing();
}

Result<HttpResponse> begin_second_step(Call& call) {
  const app::SecondStepSecret secret = TRY(app::begin_second_step(call.store, call.account()));
  return as_json(json::object{{"secret", secret.letters}, {"address", secret.address}, {"picture", qr_svg(TRY(qr_code(secret.address)))}});
}

Result<HttpResponse> confirm_second_step(Call& call) {
  if (!call.service.tries().may_try(own_tries(call))) return too_many_tries();
  const auto codes = TRY(app::confirm_second_step(call.store, call.account(), TRY(text_field(call.body, "step"))));
  if (!codes) return wrong(call, "step", "this is not the code of this moment");
  return as_json(json::object{{"recovery", json::value_from(*codes)}});
}

Result<HttpResponse> end_second_step(Call& call) {
  if (!call.service.tries().may_try(own_tries(call))) return too_many_tries();
  if (TRY(app::second_step_required(call.store, call.account()))) return fail(Error::Kind::refused, "the office wants a second step of its staff");
  if (!TRY(app::step_holds(call.store, call.account().number, TRY(text_field(call.body, "step"))))) return wrong(call, "step", "this is not the code of this moment");
  TRY(store::SignIns(call.store).forget_second_step(call.account().number));
  return nothing();
}

Result<HttpResponse> end_other_sessions(Call& call) {
  TRY(store::SignIns(call.store).end_sessions(call.account().number, {}, sha256_hex(call.session->token)));
  return nothing();
}

Result<HttpResponse> end_one_session(Call& call) {
  const std::string& id = call.path["id"];
  const bool names_one = id.size() == session_letters && TRY(store::SignIns(call.store).end_sessions(call.account().number, id, sha256_hex(call.session->token))) > 0;
  if (!names_one) return fail(Error::Kind::not_found, "no such session", {}, id);
  return nothing();
}

}  // namespace dh::web
