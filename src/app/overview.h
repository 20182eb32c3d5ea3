// Where a consultation stands, as figures: counted from what the desk shows, each opinion once in each.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/desk_snapshot.h"
#include "model/consultation.h"

namespace dh::app {

struct Tally {
  std::string key;
  int count = 0;
};

// How many opinions point at a block of a draft.
struct BlockHeat {
  int block = -1;
  int opinions = 0;
};
struct DraftHeat {
  const Draft* draft = nullptr;
  int whole = 0;     // on the draft as a whole
  int unplaced = 0;  // whose place is not certain
  std::vector<BlockHeat> blocks;  // those with opinions, in the order of the draft
};

// Groups that speak on one point. Weight: opinions; trend: how many of them came in the last days and in those before.
struct IssueFigures {
  std::string id;
  int opinions = 0, groups = 0, units = 0;
  int in_favour = 0, against = 0;
  int lately = 0, before = 0;  // in the last `trend_days` up to the newest opinion, and in as many before
  const Opinion* shown = nullptr;  // of its largest group
};
constexpr int trend_days = 7;

struct Overview {
  int opinions = 0, waiting = 0, sources = 0, unreadable = 0;
  std::vector<Tally> by_kind, by_stance, by_topic, by_channel, by_day;  // the largest first; days in their order
  std::vector<DraftHeat> heat;
  std::vector<IssueFigures> issues;  // the weightiest first
};
// `unit`: code; only what comes from it or below. Empty: all.
Overview overview_of(const DeskSnapshot& desk, const Consultation& consultation, const std::string& unit);

}  // namespace dh::app
