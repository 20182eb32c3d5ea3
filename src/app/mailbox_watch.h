// Looks into mailboxes again and again: what is new becomes sources, until somebody asks to stop.
#pragma once

#include <chrono>
#include <functional>

#include "app/passes.h"

namespace dh::app {

struct WatchRequest {
  IntakeRequest intake;  // of mailboxes; its stop_asked ends the watch
  std::chrono::seconds every{300};
  std::function<void(const IntakeOutcome&, std::chrono::seconds pause)> looked;  // after each look, before the pause
};
// Gives an Error only when the workspace fails. A mailbox out of reach is told in the outcome, and tried again after a
// pause that doubles up to an hour; the first look that succeeds brings it back to `every`.
Status watch(WorkspaceStore& store, const WatchRequest& request, const Progress& progress);

// After a pause, by whether the look that followed it reached all mailboxes.
std::chrono::seconds next_pause(std::chrono::seconds before, std::chrono::seconds every, bool reached);

}  // namespace dh::app
