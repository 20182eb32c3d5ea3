#include "app/settings.h"

#include "app/embedding.h"
#include "app/rounds.h"

namespace dh::app {

Status choose_setting(WorkspaceStore& store, const std::string& name, const std::string& value, bool anywhere) {
  if (name == "unit") {
    const Roster roster = TRY(store.roster());
    if (!value.empty() && roster.unit(value) == nullptr) return fail(Error::Kind::refused, "no such unit on the roster", {}, value);
    return store.set_setting(name, value);
  }
  if (name == "time-zone") {
    if (!value.empty()) TRY(time_zone_of(value));
    return store.set_setting(name, value);
  }
  if (name == "deadlines" || name == "silence-is-assent" || name == "spoken-opinions-count") {
    const std::string yes = name == "deadlines" ? "confirmed" : "on";
    if (!value.empty() && value != yes) return fail(Error::Kind::refused, "is set to " + yes + ", or cleared", {}, value);
    TRY(store.set_setting(name, value));
    return name == "deadlines" ? mark_late(store) : Status{};
  }
  if (name == "after-deadline") {
    if (!value.empty() && value != "accept") return fail(Error::Kind::refused, "is set to accept, or cleared", {}, value);
    return store.set_setting(name, value);
  }
  if (name != "embedding-url") return fail(Error::Kind::refused, "no such setting", {}, name);
  if (!value.empty() && !anywhere) TRY(check_stays_in_house(value));
  return store.set_setting(name, value);
}

Result<std::vector<std::pair<std::string, std::string>>> settings(const WorkspaceStore& store) {
  return std::vector<std::pair<std::string, std::string>>{{"embedding-url", TRY(store.setting("embedding-url"))}, {"unit", TRY(store.setting("unit"))},
                                                          {"time-zone", time_zone_name(TRY(minutes_ahead(store)))},
                                                          {"deadlines", TRY(store.setting("deadlines"))},
                                                          {"after-deadline", TRY(store.setting("after-deadline"))},
                                                          {"silence-is-assent", TRY(store.setting("silence-is-assent"))},
                                                          {"spoken-opinions-count", TRY(store.setting("spoken-opinions-count"))}};
}

}  // namespace dh::app
