// Signing in by an account of one's office: OpenID Connect, the authorization code flow (Core 1.0, 3.1) with PKCE (RFC 7636),
// state and nonce. What was begun is kept in memory only: a program that starts anew has people begin again.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "app/accounts.h"
#include "app/id_token.h"

namespace dh::app {

struct OfficeSettings {
  std::string issuer, client, ca_file;  // settings oidc-issuer, oidc-client, oidc-ca-file
  std::string secret;                   // told when the program starts; empty: a client without one
};
// Nothing: the office has none.
Result<std::optional<OfficeSettings>> office_settings(const WorkspaceStore& store, const std::string& secret);
// https, or http on this machine itself; without a query or a fragment.
Status check_issuer(const std::string& address);

// Of several threads.
class OfficeSignIn {
 public:
  explicit OfficeSignIn(std::string secret) : secret_(std::move(secret)) {}
  const std::string& secret() const { return secret_; }

  struct Going {
    std::string address;  // of the issuer, where the browser is to go
    std::string state;    // that comes back, and that the browser alone shows besides
  };
  // `account`: which is to be connected; 0: who comes back signs in. `back`: our own address, as the issuer knows it.
  Result<Going> begin(const OfficeSettings& settings, const std::string& back, std::int64_t account);

  struct Returned {
    IdToken token;
    std::int64_t account = 0;
  };
  // Once for each state, within limits::oidc_minutes.
  Result<Returned> finish(const OfficeSettings& settings, const std::string& state, const std::string& code);

  // Who has come back and still owes a second step, under a word that only their browser knows.
  std::string wait_for_step(std::int64_t account);
  std::optional<std::int64_t> waiting(const std::string& word);
  void done_waiting(const std::string& word);

 private:
  using Clock = std::chrono::steady_clock;
  struct Begun {
    std::string verifier, nonce, back;
    std::int64_t account = 0;
    Clock::time_point at;
  };
  struct Owing {
    std::int64_t account = 0;
    Clock::time_point at;
  };
  void forget_old();

  const std::string secret_;
  std::mutex mutex_;
  std::map<std::string, Begun> begun_;
  std::map<std::string, Owing> owing_;
};

}  // namespace dh::app
