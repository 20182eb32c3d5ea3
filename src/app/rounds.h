// The rounds of units: how far each is, until when it may gather, what came late.
//
// The guide's dates were read by a machine: nothing is late before a person has confirmed them (setting "deadlines").
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/consultation.h"
#include "model/opinion.h"
#include "model/round.h"
#include "store/workspace_store.h"

namespace dh::app {

using store::WorkspaceStore;

enum class RoundState {
  not_opened,    // nothing of it is known
  collecting,    // opinions come in
  synthesising,  // the last day to speak has passed
  approved,      // its report is approved and kept (approval.h), whatever came since
  sent,          // to the unit above: the approved report, or all that is there now
  received,      // here, from a workspace of its own
  returned,      // sent back to it, since what was received last
};
const char* name(RoundState state);

struct UnitRound {
  std::string unit;      // code; empty: the root
  std::string name;
  std::string parent;
  int depth = 0;         // of the root 0
  RoundState state = RoundState::not_opened;
  std::string since;     // ISO 8601; empty when it is not known
  std::string note;      // of returned: why
  int members = 0, took_part = 0;  // of it and all below
  int opinions = 0;                // likewise
  int late = 0;                    // of these
  std::string deadline;            // last day of discussing, with extensions; empty when there is none
  bool overdue = false;            // it is confirmed and has passed, and nothing was received of the unit, or sent by it
};
// The root first, each unit before those below it, in the roster's order. `opinions`: all that count.
Result<std::vector<UnitRound>> unit_rounds(const WorkspaceStore& store, std::span<const Opinion> opinions);

// What was received of a unit goes back to it, with a reason.
Status return_to_unit(WorkspaceStore& store, const std::string& unit, const std::string& why, const std::string& by);

// More time: for a unit with all below it (empty: everybody), a document (empty: all), a phase ("discuss", "synthesise").
Status extend(WorkspaceStore& store, const Extension& extension);
// The last day for a unit, document and phase: the guide's, or the latest extension that reaches it. Empty: none is told.
std::string last_day(const Consultation& consultation, const std::vector<Extension>& extensions, const std::string& unit, const std::string& document,
                     const std::string& phase);

// Whether the words are a day, "2026-12-31".
bool is_day(const std::string& words);

// Marks what came after its last day of discussing, where deadlines are confirmed; nothing is late where they are not.
Status mark_late(WorkspaceStore& store);

// How far the clocks of the consultation are ahead of UTC, in minutes; and as "UTC+07:00". Vietnam's unless told otherwise.
Result<int> minutes_ahead(const WorkspaceStore& store);
std::string time_zone_name(int minutes);
Result<int> time_zone_of(const std::string& name);

}  // namespace dh::app
