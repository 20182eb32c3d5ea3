// What a WorkspaceStore holds, and what its aggregates share.
#pragma once

#include <filesystem>
#include <string>

#include "model/source.h"
#include "store/sqlite.h"
#include "store/workspace_store.h"

namespace dh::store {

struct WorkspaceStore::State {
  std::filesystem::path directory;
  Database database;
};

// Adds the opinions of a source that has just been added under the number. Part of save_source's transaction.
Status add_opinions(const Database& database, std::int64_t source_number, const Source& source,
                    const std::vector<Opinion>& opinions);

}  // namespace dh::store
