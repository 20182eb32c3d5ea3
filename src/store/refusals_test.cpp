#include <doctest/doctest.h>

#include "base/files.h"
#include "store/sqlite.h"
#include "store/workspace_store.h"

using namespace dh;
using namespace dh::store;

TEST_CASE("what was refused stays in the record, the same once a day") {
  const TemporaryDirectory folder = TemporaryDirectory::create().value();
  WorkspaceStore store = WorkspaceStore::create(folder.path() / "w", "w").value();
  const Refusal first{0, "2026-01-02T03:04:05Z", "SX-01", "GET /api/drafts/{id}", "read by network", "khoi", "chỉ đọc bằng bản in"};
  Refusal again = first, tomorrow = first, other = first, by_another_rule = first;
  again.at = "2026-01-02T23:59:59Z";
  tomorrow.at = "2026-01-03T00:00:00Z";
  other.by = "SX-02";
  by_another_rule.rule = "không qua Internet";
  for (const Refusal& one : {first, again, other, by_another_rule, tomorrow}) REQUIRE(store.add_refusal(one));
  std::vector<Refusal> all = store.refusals().value();
  REQUIRE(all.size() == 4);
  CHECK(all[0].number == 1);
  all[0].number = 0;
  CHECK(all[0] == first);
  CHECK(all[3].at == tomorrow.at);

  Database database = Database::open(folder.path() / "w" / "dienhong.db").value();
  CHECK_FALSE(database.run("UPDATE refusals SET person = ''"));
  CHECK_FALSE(database.run("DELETE FROM refusals"));
}
