// Choices of an office, kept in its workspace.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "store/workspace_store.h"

namespace dh::app {

using store::WorkspaceStore;

// Known: "embedding-url"; "mailbox" (imaps://…), which intake reads when it is given nothing; "unit", the code of the unit
// whose workspace this is; "deadlines", "confirmed" when a person has looked at the guide's dates, so that what comes after
// them is marked late; "after-deadline", "accept" when the web still takes what is late then; "time-zone", in
// which those days end ("UTC+07:00"); "silence-is-assent" and "spoken-opinions-count", "on" where a consultation has these
// conventions: they are told in the report and change no count; "staff-totp", "required" where staff work
// only with a second step; "oidc-issuer", "oidc-client" and "oidc-ca-file", where an
// office has its own sign-in (office_sign_in.h); of mail that goes out
// "smtp-server", "mail-from" (address) and "mail-name". An empty value takes the choice back.
// `anywhere`: also an address outside the house.
Status choose_setting(WorkspaceStore& store, const std::string& name, const std::string& value, bool anywhere);
Result<std::vector<std::pair<std::string, std::string>>> settings(const WorkspaceStore& store);

}  // namespace dh::app
