#include "store/migrations.h"

namespace dh::store {

Result<bool> needs_migration(const Database& database) {
  return TRY(database.integer("PRAGMA user_version")) < static_cast<std::int64_t>(migrations().size());
}

Status migrate(const Database& database) {
  const auto done = static_cast<std::size_t>(TRY(database.integer("PRAGMA user_version")));
  for (std::size_t at = done; at < migrations().size(); ++at) {
    const Status applied = database.execute(migrations()[at].sql);
    if (!applied) return fail(Error::Kind::internal, applied.error().reason, database.file(), migrations()[at].name);
  }
  TRY(database.execute("PRAGMA application_id = " + std::to_string(application_id)));
  return database.execute("PRAGMA user_version = " + std::to_string(migrations().size()));
}

Status check_is_workspace(const Database& database) {
  if (TRY(database.integer("PRAGMA application_id")) != application_id)
    return fail(Error::Kind::bad_input, "not a workspace: a database of another program", database.file());
  const std::int64_t version = TRY(database.integer("PRAGMA user_version"));
  if (version < 1 || version > static_cast<std::int64_t>(migrations().size()))
    return fail(Error::Kind::refused,
                "made by a newer program (schema " + std::to_string(version) + ", this one knows " +
                    std::to_string(migrations().size()) + ")",
                database.file());
  return {};
}

Result<bool> is_blank(const Database& database) {
  return TRY(database.integer("PRAGMA application_id")) == 0 &&
         TRY(database.integer("SELECT count(*) FROM sqlite_master")) == 0;
}

}  // namespace dh::store
