#include "app/office_sign_in.h"

#include <curl/curl.h>

#include <atomic>
#include <boost/json.hpp>
#include <memory>

#include "app/http_exchange.h"
#include "base/crypto.h"
#include "base/limits.h"

namespace dh::app {
namespace {

namespace json = boost::json;

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

constexpr int at_once = 2;  // talks with the issuer: the other workers stay for everyone else

class Talk {
 public:
  Talk() : within_(under_way().fetch_add(1) < at_once) {}
  Talk(const Talk&) = delete;
  Talk& operator=(const Talk&) = delete;
  ~Talk() { --under_way(); }
  bool within() const { return within_; }

 private:
  static std::atomic<int>& under_way() {
    static std::atomic<int> all = 0;
    return all;
  }
  bool within_;
};

std::string part_of(const std::string& address, CURLUPart part) {
  const Url url(curl_url(), &curl_url_cleanup);
  char* value = nullptr;
  if (!url || curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK || curl_url_get(url.get(), part, &value, 0) != CURLUE_OK) return {};
  std::string out = value;
  curl_free(value);
  return out;
}

std::string escaped(const std::string& text) {
  char* made = curl_easy_escape(nullptr, text.c_str(), static_cast<int>(text.size()));
  std::string out = made == nullptr ? "" : made;
  curl_free(made);
  return out;
}

// The JSON object at an address of the issuer; with `form`, what answers it. No redirects: a secret goes nowhere else.
Result<json::object> asked(const OfficeSettings& settings, const std::string& address, const std::string* form) {
  TRY(check_issuer(address));
  HttpExchange exchanged;
  exchanged.address = address;
  exchanged.server = "the office's sign-in";
  exchanged.ca_file = settings.ca_file;
  exchanged.answer_bytes = limits::oidc_answer_bytes;
  exchanged.seconds = limits::oidc_seconds;
  if (form != nullptr) {
    exchanged.body = *form;
    if (!settings.secret.empty()) {  // client_secret_basic: both form-coded (RFC 6749, 2.3.1)
      exchanged.user = escaped(settings.client);
      exchanged.password = escaped(settings.secret);
    }
  }
  const std::string answer = TRY(exchange(exchanged));
  json::parse_options options;
  options.max_depth = limits::web_json_depth;
  boost::system::error_code fault;
  json::value value = json::parse(answer, fault, {}, options);
  if (fault || !value.is_object()) return fail(Error::Kind::io, "the office's sign-in answers with no JSON object", {}, address);
  return std::move(value.get_object());
}

Result<std::string> told(const json::object& from, const char* name) {
  const json::value* found = from.if_contains(name);
  if (found == nullptr || !found->is_string()) return fail(Error::Kind::io, "the office's sign-in does not tell it", {}, name);
  return std::string(found->get_string());
}

// Where the issuer says that all is (Discovery 1.0, 4); it has to speak of itself.
Result<json::object> discovered(const OfficeSettings& settings) {
  std::string base = settings.issuer;
  while (base.ends_with('/')) base.pop_back();
  json::object out = TRY(asked(settings, base + "/.well-known/openid-configuration", nullptr));
  if (TRY(told(out, "issuer")) != settings.issuer) return fail(Error::Kind::io, "the office's sign-in calls itself otherwise than the setting oidc-issuer", {}, TRY(told(out, "issuer")));
  return out;
}

tl::unexpected<Error> too_many() { return fail(Error::Kind::limit, "too many people sign in by their office at this moment; try again soon"); }

}  // namespace

Status check_issuer(const std::string& address) {
  const std::string scheme = part_of(address, CURLUPART_SCHEME), host = part_of(address, CURLUPART_HOST);
  const bool here = host == "localhost" || host == "127.0.0.1" || host == "[::1]";
  if (host.empty() || (scheme != "https" && !(scheme == "http" && here))) return fail(Error::Kind::refused, "the address of the office's sign-in begins with https", {}, address);
  if (address.find_first_of("#\r\n ") != std::string::npos) return fail(Error::Kind::refused, "not an address of an office's sign-in", {}, address);
  return {};
}

Result<std::optional<OfficeSettings>> office_settings(const WorkspaceStore& store, const std::string& secret) {
  OfficeSettings out{TRY(store.setting("oidc-issuer")), TRY(store.setting("oidc-client")), TRY(store.setting("oidc-ca-file")), secret};
  if (out.issuer.empty() || out.client.empty()) return std::nullopt;
  return out;
}

Result<OfficeSignIn::Going> OfficeSignIn::begin(const OfficeSettings& settings, const std::string& back, std::int64_t account) {
  const Talk talk;
  if (!talk.within()) return too_many();
  const json::object provider = TRY(discovered(settings));
  const std::string door = TRY(told(provider, "authorization_endpoint"));
  TRY(check_issuer(door));
  Begun begun{random_token(), random_token(), back, account, Clock::now()};
  Going out{{}, random_token()};
  out.address = door + (door.find('?') == std::string::npos ? "?" : "&") + "response_type=code&client_id=" + escaped(settings.client) + "&redirect_uri=" + escaped(back) +
                "&scope=openid%20email&state=" + out.state + "&nonce=" + begun.nonce + "&code_challenge=" + pkce_challenge(begun.verifier) + "&code_challenge_method=S256";
  const std::lock_guard lock(mutex_);
  forget_old();
  if (begun_.size() >= limits::oidc_begun) return too_many();
  begun_.emplace(out.state, std::move(begun));
  return out;
}

Result<OfficeSignIn::Returned> OfficeSignIn::finish(const OfficeSettings& settings, const std::string& state, const std::string& code) {
  Begun begun;
  {
    const std::lock_guard lock(mutex_);
    forget_old();
    const auto found = begun_.find(state);
    if (found == begun_.end()) return fail(Error::Kind::refused, "this sign-in was not begun here, or too long ago");
    begun = std::move(found->second);
    begun_.erase(found);
  }
  const Talk talk;
  if (!talk.within()) return too_many();
  const json::object provider = TRY(discovered(settings));
  std::string form = "grant_type=authorization_code&code=" + escaped(code) + "&redirect_uri=" + escaped(begun.back) + "&code_verifier=" + begun.verifier;
  if (settings.secret.empty()) form += "&client_id=" + escaped(settings.client);
  const json::object answer = TRY(asked(settings, TRY(told(provider, "token_endpoint")), &form));
  const json::object keys = TRY(asked(settings, TRY(told(provider, "jwks_uri")), nullptr));
  const auto now = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  return Returned{TRY(check_id_token(TRY(told(answer, "id_token")), keys, {settings.issuer, settings.client, begun.nonce, now})), begun.account};
}

std::string OfficeSignIn::wait_for_step(std::int64_t account) {
  const std::lock_guard lock(mutex_);
  forget_old();
  std::string word = random_token();
  owing_.emplace(word, Owing{account, Clock::now()});
  return word;
}

std::optional<std::int64_t> OfficeSignIn::waiting(const std::string& word) {
  const std::lock_guard lock(mutex_);
  forget_old();
  const auto found = owing_.find(word);
  return found == owing_.end() ? std::nullopt : std::optional(found->second.account);
}

void OfficeSignIn::done_waiting(const std::string& word) {
  const std::lock_guard lock(mutex_);
  owing_.erase(word);
}

void OfficeSignIn::forget_old() {
  const auto old = Clock::now() - std::chrono::minutes(limits::oidc_minutes);
  std::erase_if(begun_, [&](const auto& one) { return one.second.at < old; });
  std::erase_if(owing_, [&](const auto& one) { return one.second.at < old; });
}

}  // namespace dh::app
