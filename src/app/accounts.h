// Who uses the web: accounts, invitations with codes that open once, sessions. A code or token is told once, when it is
// made; the workspace keeps only its hash.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/result.h"
#include "model/account.h"
#include "store/workspace_store.h"

namespace dh::app {

using store::WorkspaceStore;

struct InvitationRequest {
  std::string part;    // "member", "secretary" …
  std::string name;    // of the account; empty: the member's code, or the role
  std::string unit;    // code; of members taken from the roster
  std::string member;  // code on the roster; members have one, others have none
};
struct Invitation {
  Account account;
  std::string code;
  std::string expires_at;
};
// Makes the account where there is none yet.
Result<Account> account_for(WorkspaceStore& store, const InvitationRequest& request);
// And a code for it.
Result<Invitation> invite(WorkspaceStore& store, const InvitationRequest& request);

struct Session {
  Account account;
  std::string token;  // for the cookie
  std::string csrf;   // that every write must show
  std::string way, began_at;  // "invitation", "password", "office"; how one comes in: sign_in.h
  bool second_step = false;   // the account has one
};
// Nothing: no such session, ended, expired, or its account is locked.
Result<std::optional<Session>> session_of(const WorkspaceStore& store, const std::string& token);
Status sign_out(WorkspaceStore& store, const std::string& token);

// How often wrong codes may come from one address, or for one name (limits::sign_in_tries). Of several threads.
class SignInTries {
 public:
  bool may_try(const std::string& address);
  void failed(const std::string& address);

 private:
  using Clock = std::chrono::steady_clock;
  struct Failed {
    int times = 0;
    Clock::time_point since;
  };
  void forget_old(Clock::time_point now);
  std::mutex mutex_;
  std::map<std::string, Failed> failed_;
};

}  // namespace dh::app
