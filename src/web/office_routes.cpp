#include "web/office_routes.h"

#include <fmt/core.h>

#include "app/office_sign_in.h"
#include "app/sign_in.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "store/mail_queue.h"
#include "store/sign_ins.h"
#include "text/printable.h"
#include "web/fields.h"
#include "web/session_cookie.h"
#include "web/session_routes.h"

namespace dh::web {
namespace {

namespace json = boost::json;

constexpr const char* office_cookie = "dienhong_office";

// Lax: it has to come along when the issuer sends the browser back; it opens nothing by itself.
std::string set_office_cookie(const std::string& word, bool secure) {
  return fmt::format("{}={}; Path=/api; HttpOnly; SameSite=Lax; Max-Age={}{}", office_cookie, word, word.empty() ? 0 : limits::oidc_minutes * 60, secure ? "; Secure" : "");
}

HttpResponse go_to(const std::string& address) { return {303, {}, {}, {{"Location", address}, {"Cache-Control", "no-store"}}}; }

// Our own address as the browser writes it, to come back to: the issuer knows it, and takes no other.
Result<std::string> way_back(const Call& call) {
  const std::string host(call.request.header("host"));
  if (host.empty() || host.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]") != std::string::npos) return fail(Error::Kind::bad_input, "not an address of this server", {}, "host");
  return (call.request.secure ? "https://" : "http://") + host + "/api/office/back";
}

Result<app::OfficeSettings> settings_of(Call& call) {
  auto settings = TRY(app::office_settings(call.store, call.service.office().secret()));
  if (!settings) return fail(Error::Kind::refused, "no account of an office opens anything here");
  return std::move(*settings);
}

// Whose account it is: connected before, or of the member whose address on the roster the issuer has verified.
Result<std::optional<Account>> known(Call& call, const app::IdToken& token) {
  store::SignIns kept(call.store);
  if (auto account = TRY(kept.identified(token.issuer, token.subject))) return account;
  if (token.email.empty()) return std::nullopt;
  const std::string member = TRY(store::MailQueue(call.store).addresses()).member_of(token.email);
  if (member.empty()) return std::nullopt;
  Account account = TRY(app::account_for(call.store, {"member", {}, {}, member}));
  const auto state = TRY(kept.account(account.number, now_iso8601()));
  // Who is connected with another account there is not this one.
  if (!state || !state->locked_at.empty() || !TRY(kept.link_identity(token.issuer, token.subject, account.number, now_iso8601()))) return std::nullopt;
  return account;
}

Result<HttpResponse> enter(Call& call, const Account& account) {
  const app::Session session = TRY(app::open_session(call.store, account, "office", std::string(call.request.header("user-agent"))));
  HttpResponse out = go_to("/");
  out.headers.emplace_back("Set-Cookie", set_session_cookie(session.token, call.request.secure));
  return out;
}

Result<HttpResponse> welcomed(Call& call, const app::OfficeSignIn::Returned& came) {
  store::SignIns kept(call.store);
  if (came.account != 0) return go_to(TRY(kept.link_identity(came.token.issuer, came.token.subject, came.account, now_iso8601())) ? "/tai-khoan?co-quan=noi" : "/tai-khoan?co-quan=khac");
  const std::optional<Account> account = TRY(known(call, came.token));
  if (!account) return go_to("/vao?co-quan=la");
  const auto step = TRY(kept.second_step(account->number));
  if (!step || !step->held) return enter(call, *account);
  HttpResponse out = go_to("/vao?co-quan=buoc");
  out.headers.emplace_back("Set-Cookie", set_office_cookie(call.service.office().wait_for_step(account->number), call.request.secure));
  return out;
}

}  // namespace

Result<HttpResponse> begin_office_sign_in(Call& call) {
  const auto going = call.service.office().begin(TRY(settings_of(call)), TRY(way_back(call)), 0);
  if (!going) {
    fmt::print(stderr, "dienhong: {}\n", printable(going.error().line()));
    return go_to("/vao?co-quan=loi");
  }
  HttpResponse out = go_to(going->address);
  out.headers.emplace_back("Set-Cookie", set_office_cookie(going->state, call.request.secure));
  return out;
}

Result<HttpResponse> connect_office(Call& call) {
  const app::OfficeSignIn::Going going = TRY(call.service.office().begin(TRY(settings_of(call)), TRY(way_back(call)), call.account().number));
  HttpResponse out = as_json(json::object{{"go_to", going.address}});
  out.headers.emplace_back("Set-Cookie", set_office_cookie(going.state, call.request.secure));
  return out;
}

// A browser that did not begin it shows no cookie: nobody is signed in by a link that somebody else has sent.
Result<HttpResponse> finish_office_sign_in(Call& call) {
  const std::string state = call.asked("state"), code = call.asked("code");
  if (state.empty() || !same_secret(call.request.cookie(office_cookie), state)) return go_to("/vao?co-quan=loi");
  const auto came = call.service.office().finish(TRY(settings_of(call)), state, code);
  Result<HttpResponse> out = came ? welcomed(call, *came) : go_to("/vao?co-quan=loi");
  if (!came) fmt::print(stderr, "dienhong: {}\n", printable(came.error().line()));
  return out;
}

Result<HttpResponse> pay_office_step(Call& call) {
  const std::string word(call.request.cookie(office_cookie));
  const std::optional<std::int64_t> number = call.service.office().waiting(word);
  if (!number) return fail(Error::Kind::refused, "sign in at your office again", {}, "office");
  const std::string by_account = "account " + std::to_string(*number);
  app::SignInTries& tries = call.service.tries();
  if (!tries.may_try(by_account) || !tries.may_try(call.request.peer)) return too_many_tries();
  const auto state = TRY(store::SignIns(call.store).account(*number, now_iso8601()));
  if (!state || !state->locked_at.empty() || !TRY(app::step_holds(call.store, *number, TRY(text_field(call.body, "step"))))) {
    tries.failed(by_account);
    tries.failed(call.request.peer);
    return fail(Error::Kind::refused, "this is not the code of this moment", {}, "step");
  }
  call.service.office().done_waiting(word);
  call.session = TRY(app::open_session(call.store, state->account, "office", std::string(call.request.header("user-agent"))));
  return came_in(call);
}

Result<HttpResponse> part_from_office(Call& call) {
  TRY(store::SignIns(call.store).unlink_identity(call.account().number));
  return nothing();
}

}  // namespace dh::web
