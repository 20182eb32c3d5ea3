#include "store/json.h"
#include "store/state.h"

namespace dh::store {

Status WorkspaceStore::save_roster(const Roster& roster, const std::string& source_sha256) {
  const Database& database = state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(database.execute("DELETE FROM units; DELETE FROM members"));
  TRY(
      database.run("INSERT OR REPLACE INTO roster (number, source_sha256, root_name, problems) "
                   "VALUES (1, ?, ?, ?)",
                   source_sha256, roster.root_name, words_to_json(roster.problems)));
  Statement unit =
      TRY(database.prepare("INSERT INTO units (code, name, parent, kind, stated_members) "
                           "VALUES (?, ?, ?, ?, ?)"));
  for (const Unit& one : roster.units) TRY(unit.run(one.code, one.name, one.parent, one.kind, one.stated_members));
  Statement member = TRY(database.prepare("INSERT INTO members (code, unit, category) VALUES (?, ?, ?)"));
  for (const Member& one : roster.members) TRY(member.run(one.code, one.unit, one.category));
  return transaction.commit();
}

Result<Roster> WorkspaceStore::roster() const {
  const Database& database = state_->database;
  Roster roster;
  // One snapshot, so that units and members of two rosters are never mixed.
  const Snapshot snapshot = TRY(Snapshot::begin(database));
  Statement head = TRY(database.prepare("SELECT root_name, problems FROM roster"));
  head.query();
  if (TRY(head.step())) {
    roster.root_name = head.text();
    roster.problems = TRY(words_from_json(head.text()));
  }
  Statement units = TRY(database.prepare("SELECT code, name, parent, kind, stated_members FROM units ORDER BY number"));
  units.query();
  while (TRY(units.step())) {
    Unit& unit = roster.units.emplace_back();
    unit.code = units.text();
    unit.name = units.text();
    unit.parent = units.text();
    unit.kind = units.text();
    unit.stated_members = static_cast<int>(units.integer());
  }
  Statement members = TRY(database.prepare("SELECT code, unit, category FROM members ORDER BY number"));
  members.query();
  while (TRY(members.step())) {
    Member& member = roster.members.emplace_back();
    member.code = members.text();
    member.unit = members.text();
    member.category = members.text();
  }
  return roster;
}

}  // namespace dh::store
