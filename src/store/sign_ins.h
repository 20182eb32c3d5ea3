// What is kept of how people come in: passwords, second steps, the accounts of their office, open sessions. Codes and
// tokens come as their SHA-256. Each change is durable when its function returns. Accounts that are locked are found by
// nothing but all() and account().
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/account.h"
#include "store/workspace_store.h"

namespace dh::store {

struct NewSession {
  std::string token_sha256, began_at, expires_at, way, agent;
  std::int64_t account = 0;
};
struct OpenSession {
  std::string token_sha256, began_at, expires_at, way, agent;  // began_at is empty for those from before it was kept
};
struct FoundSession {
  Account account;
  bool second_step = false;  // the account has one
  OpenSession session;
};
struct AccountState {
  Account account;
  std::string sign_in_name, issuer, locked_at;  // each may be empty
  bool second_step = false;
  std::int64_t sessions = 0, recovery_left = 0;
};
struct KeptPassword {
  Account account;
  std::string hash;
};
struct SecondStep {
  std::string secret_hex;
  bool held = false;  // confirmed: it is asked for
};

class SignIns {
 public:
  explicit SignIns(WorkspaceStore& store) : store_(store) {}
  explicit SignIns(const WorkspaceStore& store) : store_(const_cast<WorkspaceStore&>(store)) {}  // for asking

  Result<std::vector<AccountState>> all(const std::string& now) const;  // by number
  Result<std::optional<AccountState>> account(std::int64_t number, const std::string& now) const;

  // Whom a code would let in; it is not used up.
  Result<std::optional<Account>> invited(const std::string& code_sha256, const std::string& now) const;

  Status add_session(const NewSession& session);  // those that have expired go
  Result<std::optional<FoundSession>> session(const std::string& token_sha256, const std::string& now) const;
  Result<std::vector<OpenSession>> sessions(std::int64_t account, const std::string& now) const;  // the newest first
  // Those whose hash begins so (empty: all) but one; how many ended.
  Result<std::int64_t> end_sessions(std::int64_t account, const std::string& begins, const std::string& but_sha256);

  Result<std::optional<KeptPassword>> password_of(const std::string& name) const;
  Result<std::optional<KeptPassword>> password_of(std::int64_t account) const;
  // False: another account has that name. All other sessions of the account end with it.
  Result<bool> set_password(std::int64_t account, const std::string& name, const std::string& hash, const std::string& at, const std::string& but_sha256);

  Result<std::optional<SecondStep>> second_step(std::int64_t account) const;
  Status begin_second_step(std::int64_t account, const std::string& secret_hex, const std::string& at);  // one that is held stays until then
  // It is asked for from now on, with these codes in place of a lost one.
  Status hold_second_step(std::int64_t account, std::int64_t step, const std::vector<std::string>& recovery_sha256, const std::string& at);
  Result<bool> take_step(std::int64_t account, std::int64_t step);  // false: it, or a later one, was taken before
  Result<bool> take_recovery(std::int64_t account, const std::string& code_sha256, const std::string& at);
  Status forget_second_step(std::int64_t account);

  Result<std::optional<Account>> identified(const std::string& issuer, const std::string& subject) const;
  Result<bool> link_identity(const std::string& issuer, const std::string& subject, std::int64_t account, const std::string& at);  // false: it stands for another
  Status unlink_identity(std::int64_t account);

  // Its sessions end too.
  Status lock(std::int64_t account, const std::string& at);  // an empty moment unlocks

 private:
  WorkspaceStore& store_;
};

}  // namespace dh::store
