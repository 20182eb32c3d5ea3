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

// Adds opinions of the source of that number, within the caller's transaction. What a person made may be there already,
// from a cut that was undone.
enum class MadeBy { reader, person };
Status add_opinions(const Database& database, std::int64_t source_number, const Source& source,
                    const std::vector<Opinion>& opinions, MadeBy made_by);

}  // namespace dh::store
