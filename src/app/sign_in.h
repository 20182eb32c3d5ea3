// The ways in: an invitation's code, a name with a password, an account of one's office (office_sign_in.h); each, where the
// account has one, with the code of a second step. Whoever asks is told the same whether a name exists or not, after the
// same time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/accounts.h"

namespace dh::app {

struct Way {
  std::string code;            // of an invitation; else
  std::string name, password;
  std::string step;            // of the second step, or a recovery code; empty: none was told
  std::string agent;           // as the browser names itself
};
enum class Entry {
  open,
  wrong,        // code, password or second step: nobody is told which of the first two
  step_wanted,  // all is right so far, and the account has a second step
  busy,         // too many passwords at once: soon again
};
struct SignedIn {
  Entry entry = Entry::wrong;
  std::optional<Session> session;
};
Result<SignedIn> sign_in(WorkspaceStore& store, const Way& way);
// As `way` ("office") says, for an account that is known to be the caller's.
Result<Session> open_session(WorkspaceStore& store, const Account& account, const std::string& way, const std::string& agent);

// As names are compared: lower case.
std::string sign_in_name(const std::string& typed);

struct NewPassword {
  std::string name, password, old;  // `old`: asked for where there is one, but not soon after an invitation
};
enum class Changed { done, wrong, busy };  // wrong: the old password
// Refused, with the reason, where the name or password is not fit. All other sessions end.
Result<Changed> set_password(WorkspaceStore& store, const Session& session, const NewPassword& wanted);
// The session began by an invitation a moment ago.
bool may_reset(const Session& session);

// A second step (RFC 6238). The secret is told until a code has confirmed it, the recovery codes when it has.
struct SecondStepSecret {
  std::string letters;  // base32
  std::string address;  // otpauth://…, what a QR code carries
};
Result<SecondStepSecret> begin_second_step(WorkspaceStore& store, const Account& account);
Result<std::optional<std::vector<std::string>>> confirm_second_step(WorkspaceStore& store, const Account& account, const std::string& step);  // nothing: a wrong code
// A code of it or a recovery code; neither is taken twice.
Result<bool> step_holds(WorkspaceStore& store, std::int64_t account, const std::string& step);
Result<bool> second_step_required(const WorkspaceStore& store, const Account& account);  // by the office (setting staff-totp)

}  // namespace dh::app
