// Choices of an office, kept in its workspace.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "store/workspace_store.h"

namespace dh::app {

using store::WorkspaceStore;

// Known: "embedding-url"; "unit", the code of the unit whose workspace this is. An empty value takes the choice back. `anywhere`: also an address outside the house.
Status choose_setting(WorkspaceStore& store, const std::string& name, const std::string& value, bool anywhere);
Result<std::vector<std::pair<std::string, std::string>>> settings(const WorkspaceStore& store);

}  // namespace dh::app
