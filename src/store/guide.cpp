#include "store/json.h"
#include "store/state.h"

namespace dh::store {

Status WorkspaceStore::save_guide(const Guide& guide, const std::string& source_sha256) {
  return state_->database.run("INSERT OR REPLACE INTO guide (number, source_sha256, body) VALUES (1, ?, ?)",
                              source_sha256, guide_to_json(guide));
}

Result<std::optional<Guide>> WorkspaceStore::guide() const {
  Statement statement = TRY(state_->database.prepare("SELECT body FROM guide"));
  statement.query();
  if (!TRY(statement.step())) return std::nullopt;
  return TRY(guide_from_json(statement.text()));
}

}  // namespace dh::store
