// What a secretary works on: the sources with what was found in them, and the queue of what awaits a person.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/desk_snapshot.h"
#include "model/consultation.h"

namespace dh::app {

// `unit`: code; only what comes from it or below is seen. Empty: all. What is given points into the snapshot.
struct DeskSource {
  const Source* source = nullptr;  // without parts and spans
  int opinions = 0;
  int waiting = 0;  // of them
};
std::vector<DeskSource> desk_sources(const DeskSnapshot& desk, const Roster& roster, const std::string& unit);

// A place that may be meant, as correct_opinion takes it.
struct PlaceOffer {
  std::string place;    // "de-an: Phần thứ hai > II"
  std::string quote;    // words that stand there; empty: the heading itself
  std::string because;
  int block = -1;       // in the draft
};
struct QueueItem {
  const Opinion* opinion = nullptr;
  std::vector<PlaceOffer> places;  // best first; of those whose place is not certain
};
// One an opinion, in the order of their sources.
std::vector<QueueItem> desk_queue(const DeskSnapshot& desk, const Consultation& consultation, const std::string& unit);
// The places that may be meant by one, whose place is not certain.
std::vector<PlaceOffer> place_offers(const Consultation& consultation, const Opinion& opinion);

// Whether what came from this unit is theirs to see: a source's unit, an opinion's home.
bool may_see(const Roster& roster, const std::string& theirs, const std::string& unit);

}  // namespace dh::app
