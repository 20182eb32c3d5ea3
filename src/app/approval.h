// A report that a person approved. Its bytes are kept (files/, by SHA-256) and are THE report of the unit from then on:
// handed out and sent up are these and no others, whatever arrives. At that unit's desk nothing is decided any more until
// the report is reopened, with a reason. What arrives meanwhile is taken in as ever and is told as what came after.
//
// All of it is declared states (model/round.h), which are only ever added to:
//   approved  note "report SHA256"     reopened  note: the reason     sent  note "report SHA256"
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/decider.h"
#include "app/progress.h"
#include "base/result.h"
#include "model/opinion.h"
#include "model/round.h"
#include "store/workspace_store.h"

namespace dh::app {

using store::WorkspaceStore;

struct Approval {
  std::string unit;  // code; empty: the root
  std::string at, by;
  std::string sha256;           // of the DOCX
  std::string sent_at;          // ISO 8601; empty: not sent yet
  std::string supersedes_at;    // when another report of the unit was sent before this one; empty: none was
  std::string supersedes;       // its SHA-256
};
// The one that holds: approved and not reopened since.
std::optional<Approval> approval_in(std::span<const DeclaredState> declared, const std::string& unit);
Result<std::optional<Approval>> approval_of(const WorkspaceStore& store, const std::string& unit);
Result<Approval> approved(const WorkspaceStore& store, const std::string& unit);  // refused when there is none

// Refused, with the day, while the report of the decider's unit is approved.
Status check_may_decide(const WorkspaceStore& store, const Decider& by);

// Writes the report as it is now and keeps it as the approved one. Refused when one is approved, and when something came in
// while it was written.
Result<Approval> approve_report(WorkspaceStore& store, const std::string& unit, const std::string& by, const Progress& progress);
Status reopen_report(WorkspaceStore& store, const std::string& unit, const std::string& why, const std::string& by);
// Notes that it went out; a second time for the same bytes changes nothing.
Result<Approval> send_report(WorkspaceStore& store, const std::string& unit, const std::string& by);

Result<std::string> approved_docx(const WorkspaceStore& store, const Approval& approval);
// Made of those bytes once, then kept beside them.
Result<std::string> approved_pdf(WorkspaceStore& store, const Approval& approval);

// What differs since, among the opinions of the unit. `opinions`: all that count.
struct SinceApproval {
  int came = 0, went = 0;
  std::vector<std::string> came_ids;  // the first of them
};
Result<SinceApproval> since_approval(const WorkspaceStore& store, const Approval& approval, std::span<const Opinion> opinions);

}  // namespace dh::app
