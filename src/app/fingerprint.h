// What a pass was computed from, as one hash: when it is unchanged the pass need not run again.
#pragma once

#include <string>

#include "base/result.h"
#include "store/workspace_store.h"

namespace dh::app {

Result<std::string> fingerprint_of_inputs(const store::WorkspaceStore& store);

// Of what each opinion is placed and judged by: all inputs but the sources and what persons decided.
Result<std::string> fingerprint_of_rules(const store::WorkspaceStore& store);

}  // namespace dh::app
