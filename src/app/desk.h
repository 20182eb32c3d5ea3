// What a secretary works on: the sources with what was found in them, and the queue of what awaits a person.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/consultation.h"
#include "store/workspace_store.h"

namespace dh::app {

using store::WorkspaceStore;

// `unit`: code; only what comes from it or below is seen. Empty: all.
struct DeskSource {
  Source source;  // without parts and spans
  int opinions = 0;
  int waiting = 0;  // of them
};
Result<std::vector<DeskSource>> desk_sources(const WorkspaceStore& store, const Roster& roster, const std::string& unit);

// A place that may be meant, as correct_opinion takes it.
struct PlaceOffer {
  std::string place;    // "de-an: Phần thứ hai > II"
  std::string quote;    // words that stand there; empty: the heading itself
  std::string because;
  int block = -1;       // in the draft
};
struct QueueItem {
  Opinion opinion;
  std::vector<PlaceOffer> places;  // best first; of those whose place is not certain
};
// One an opinion, in the order of their sources.
Result<std::vector<QueueItem>> desk_queue(const WorkspaceStore& store, const Consultation& consultation, const std::string& unit);

// Whether a source or an opinion of this unit is theirs to see.
bool may_see(const Roster& roster, const std::string& theirs, const std::string& unit);

// Whether what is judged was judged from all that is there now.
Result<bool> is_analysed(const WorkspaceStore& store);

}  // namespace dh::app
