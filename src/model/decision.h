// What a person decided against or beside the machine. Decisions are only ever added; undoing one is a decision too.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/opinion.h"

namespace dh {

// Where a person says that an opinion points. Words beside the numbers, so that the place is found again in another
// version of the draft.
struct DecidedPlace {
  std::string document;    // id of the draft
  std::string version;
  int block = -1;          // -1: the draft as a whole
  std::string path;        // of the heading it stands under
  std::string block_text;
  std::string quote;       // words of the block; empty: the block as a whole
};

// Only what is set was corrected.
struct Correction {
  std::string opinion;
  std::optional<DecidedPlace> place;
  std::optional<std::string> document;
  std::optional<Kind> kind;
  std::optional<Stance> stance;
  std::optional<std::string> topic;
  std::optional<std::string> home, unit, sub_unit, member;
  std::optional<bool> singular;
  std::optional<bool> representative;  // of the group that it stands in
  // What intake had found, when unit or member was corrected: so that it can be undone.
  std::string home_before, unit_before, sub_unit_before, member_before;
  std::vector<std::string> pending_before;
};

struct Decision {
  // cut, join: of opinions, not of groups: other slices of the same text stand in place of those that stood.
  // order: of the groups at one place of a report; what it does not name follows in the order that it would have.
  enum class Action { merge, split, correct, undo, redo, cut, join, order };
  std::int64_t number = 0;  // the order in which they were made, from 1
  std::string at;           // ISO 8601
  std::string by;           // who, as they named themselves
  Action action = Action::correct;
  std::vector<std::string> opinions;  // merge: all that belong together; split: those that go apart; cut, join: those replaced;
                                      // order: one of each group, in the wanted order
  std::vector<std::string> rest;      // split: those that they part from; cut, join: those that stand instead
  std::optional<Correction> correction;
  std::int64_t of = 0;                // undo, redo: the number of the decision
  std::string origin;                 // the unit below in whose workspace it was made; empty: in this one
  std::int64_t origin_number = 0;     // its number there
  std::int64_t clock = 0;             // Lamport's: after all that was seen when it was made; 0: not stored yet
};
const char* name(Decision::Action action);
std::optional<Decision::Action> action_of(const std::string& name);

// Those in force: neither undone, nor undone and redone and undone again. In their order.
std::vector<Decision> in_force(const std::vector<Decision>& decisions);

// Of the opinions in cuts and joins, those that do not stand: replaced by what is in force, or made by what is not.
// `all`: every decision ever made. A cut whose opinion does not stand itself has no effect.
std::set<std::string> replaced_opinions(const std::vector<Decision>& all);

// What of each opinion a person decided: "kind", "place", "merged", "split" … in the order in which it was decided.
using DecidedByOpinion = std::unordered_map<std::string, std::vector<std::string>>;
DecidedByOpinion decided_by_opinion(const std::vector<Decision>& in_force);

}  // namespace dh
