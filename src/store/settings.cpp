#include "store/state.h"

namespace dh::store {

Result<std::string> WorkspaceStore::setting(const std::string& name) const {
  Statement statement = TRY(state_->database.prepare("SELECT value FROM settings WHERE name = ?"));
  statement.query(name);
  if (!TRY(statement.step())) return std::string();
  return statement.text();
}

Status WorkspaceStore::set_setting(const std::string& name, const std::string& value) {
  if (value.empty()) return state_->database.run("DELETE FROM settings WHERE name = ?", name);
  return state_->database.run("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", name, value);
}

}  // namespace dh::store
