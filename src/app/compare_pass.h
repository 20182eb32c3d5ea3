// Two versions of a draft beside each other, with the workspace's opinions on the old one.
#pragma once

#include <string>
#include <vector>

#include "analyse/compare_drafts.h"
#include "app/progress.h"
#include "base/result.h"
#include "store/workspace_store.h"

namespace dh::app {

struct VersionComparison {
  Draft old_draft, new_draft;
  std::vector<Opinion> opinions;  // all that stand; comparison.opinions index them
  analyse::DraftComparison comparison;
};

// `old_name`: "ID" (the newest version) or "ID@VERSION" of a draft in the workspace. `new_name`: the same, or a file,
// which is read and not kept. Opinions are followed when the old version is the one they are placed on: that which was open when they came.
// Changes nothing in the workspace but what analyse_all does.
Result<VersionComparison> compare_versions(store::WorkspaceStore& store, const std::string& old_name, const std::string& new_name, const Progress& progress);

}  // namespace dh::app
