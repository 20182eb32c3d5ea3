// A person cuts an opinion in two, or joins two that were one. Neither changes a character: the new opinions are slices
// of the same text, the old ones stay in the store, set aside, and undo_decision brings them back.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/decisions.h"

namespace dh::app {

// Each of the words begins an opinion of its own; they must stand in the opinion exactly once, not at its start.
// White space between two pieces belongs to neither.
Result<std::int64_t> cut_opinion(WorkspaceStore& store, const std::string& opinion, const std::vector<std::string>& before, const Decider& by);
// From the first character of the first to the last of the last, with what stands between. All of one text of one
// source, with no other opinion between them.
Result<std::int64_t> join_opinions(WorkspaceStore& store, const std::vector<std::string>& opinions, const Decider& by);

}  // namespace dh::app
