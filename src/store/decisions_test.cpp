#include <doctest/doctest.h>

#include "base/files.h"
#include "store/sqlite.h"
#include "store/workspace_store.h"

using namespace dh;
using namespace dh::store;

TEST_CASE("decisions come back as they were made, and are only ever added to") {
  const TemporaryDirectory folder = TemporaryDirectory::create().value();
  WorkspaceStore store = WorkspaceStore::create(folder.path() / "w", "w").value();
  CHECK(store.last_decision().value() == 0);
  Decision merge;
  merge.at = "2026-01-02T03:04:05Z";
  merge.by = "CB-01";
  merge.action = Decision::Action::merge;
  merge.opinions = {"a", "b"};
  Decision correct;
  correct.action = Decision::Action::correct;
  correct.correction.emplace();
  correct.correction->opinion = "a";
  correct.correction->place = DecidedPlace{"khoi", "4", 12, "II > 1", "Các chữ của khối", "chữ"};
  correct.correction->kind = Kind::remove;
  correct.correction->stance = Stance::mixed;
  correct.correction->member = "";
  correct.correction->singular = false;
  correct.correction->pending_before = {"place"};
  Decision undo;
  undo.action = Decision::Action::undo;
  undo.of = 2;
  CHECK(store.add_decision(merge).value() == 1);
  CHECK(store.add_decision(correct).value() == 2);
  CHECK(store.add_decision(undo).value() == 3);

  const std::vector<Decision> all = store.decisions().value();
  REQUIRE(all.size() == 3);
  CHECK(all[0].by == "CB-01");
  CHECK(all[0].at == "2026-01-02T03:04:05Z");
  CHECK(all[0].opinions == merge.opinions);
  REQUIRE(all[1].correction.has_value());
  const Correction& back = *all[1].correction;
  REQUIRE(back.place.has_value());
  CHECK(back.place->block == 12);
  CHECK(back.place->block_text == "Các chữ của khối");
  CHECK(back.kind == Kind::remove);
  CHECK(back.stance == Stance::mixed);
  CHECK(back.member == "");
  CHECK(back.singular == false);
  CHECK_FALSE(back.topic.has_value());
  CHECK_FALSE(back.unit.has_value());
  CHECK(back.pending_before == std::vector<std::string>{"place"});
  CHECK(all[2].of == 2);
  CHECK(in_force(all).size() == 1);
  CHECK(store.last_decision().value() == 3);

  const Database database = Database::open(folder.path() / "w" / "dienhong.db").value();
  CHECK_FALSE(database.execute("UPDATE decisions SET person = 'x'").has_value());
  CHECK_FALSE(database.execute("DELETE FROM decisions").has_value());
}

TEST_CASE("a setting is kept until it is taken back") {
  const TemporaryDirectory folder = TemporaryDirectory::create().value();
  WorkspaceStore store = WorkspaceStore::create(folder.path() / "w", "w").value();
  CHECK(store.setting("embedding-url").value().empty());
  REQUIRE(store.set_setting("embedding-url", "http://127.0.0.1:9/").has_value());
  CHECK(store.setting("embedding-url").value() == "http://127.0.0.1:9/");
  REQUIRE(store.set_setting("embedding-url", "").has_value());
  CHECK(store.setting("embedding-url").value().empty());
}
