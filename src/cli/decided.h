// What every command that writes a decision does afterwards: run the analysis, say the number and the figures.
#pragma once

#include "base/result.h"
#include "cli/console.h"

namespace dh::cli {

// Gives the exit code.
int say_decided(store::WorkspaceStore& store, const Console& console, const Result<std::int64_t>& number);

}  // namespace dh::cli
