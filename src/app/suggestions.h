// Groups that may be one, with the reasons, for a person to look at.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/progress.h"
#include "base/result.h"
#include "store/workspace_store.h"

namespace dh::app {

using store::WorkspaceStore;

struct Suggestion {
  std::string group, other, text, other_text;
  double likeness = 0, by_words = 0, by_meaning = 0;
  std::optional<double> by_embedding;  // when the office named an embedding server and it answered
  std::vector<std::string> shared;     // rare words that both say
  std::string difference;
};
// Best first. Runs the analysis first when something has changed.
Result<std::vector<Suggestion>> suggest_merges(WorkspaceStore& store, std::size_t most, const Progress& progress);

}  // namespace dh::app
