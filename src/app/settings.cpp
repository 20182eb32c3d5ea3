#include "app/settings.h"

#include "app/embedding.h"

namespace dh::app {

Status choose_setting(WorkspaceStore& store, const std::string& name, const std::string& value, bool anywhere) {
  if (name == "unit") {
    const Roster roster = TRY(store.roster());
    if (!value.empty() && roster.unit(value) == nullptr) return fail(Error::Kind::refused, "no such unit on the roster", {}, value);
    return store.set_setting(name, value);
  }
  if (name != "embedding-url") return fail(Error::Kind::refused, "no such setting", {}, name);
  if (!value.empty() && !anywhere) TRY(check_stays_in_house(value));
  return store.set_setting(name, value);
}

Result<std::vector<std::pair<std::string, std::string>>> settings(const WorkspaceStore& store) {
  return std::vector<std::pair<std::string, std::string>>{{"embedding-url", TRY(store.setting("embedding-url"))}, {"unit", TRY(store.setting("unit"))}};
}

}  // namespace dh::app
