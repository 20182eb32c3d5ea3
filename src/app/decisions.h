// What a person decides about opinions and groups. Each function writes one line into the workspace's decisions; the
// analysis that follows (analyse_all) obeys it, in this and every later run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/decider.h"
#include "base/result.h"
#include "store/workspace_store.h"

namespace dh::app {

using store::WorkspaceStore;

// Ids may be cut short as long as one opinion alone begins so. All give the number of the decision. All are refused while
// the report of the decider's unit is approved (approval.h).

// `ids`: of groups or of any opinions in them; at least two groups.
Result<std::int64_t> merge_groups(WorkspaceStore& store, const std::vector<std::string>& ids, const Decider& by);
// The opinions leave their group and stand together in one of their own; some must stay behind.
Result<std::int64_t> split_group(WorkspaceStore& store, const std::string& group, const std::vector<std::string>& opinions, const Decider& by);

// The groups of these opinions, at one place of the unit's report, in this order; those at the place that are not named
// follow as they stood. `unit`: whose report; what stands in several reports is ordered in all.
Result<std::int64_t> order_groups(WorkspaceStore& store, const std::string& unit, const std::vector<std::string>& ids, const Decider& by);

struct CorrectionRequest {
  std::string opinion;
  std::optional<std::string> place;  // "khoi: Phần thứ hai > II > 1"; "khoi:" is the draft as a whole
  std::string quote;                 // words under that heading
  std::optional<std::string> document, kind, stance, topic, unit, member;  // unit: code, name; member: code
  std::optional<bool> singular;
  bool representative = false;
};
Result<std::int64_t> correct_opinion(WorkspaceStore& store, const CorrectionRequest& request, const Decider& by);

// Without a number: the last one that is in force; the last one that was undone.
Result<std::int64_t> undo_decision(WorkspaceStore& store, std::optional<std::int64_t> number, const Decider& by);
Result<std::int64_t> redo_decision(WorkspaceStore& store, std::optional<std::int64_t> number, const Decider& by);

struct DecisionLine {
  Decision decision;
  bool in_force = false;
};
Result<std::vector<DecisionLine>> decision_history(const WorkspaceStore& store);

}  // namespace dh::app
