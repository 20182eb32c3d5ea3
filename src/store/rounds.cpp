#include "store/rows.h"
#include "store/state.h"

namespace dh::store {

Status WorkspaceStore::declare_state(const DeclaredState& one) {
  return state_->database.run("INSERT INTO unit_states (at, person, unit, state, note) VALUES (?, ?, ?, ?, ?)", one.at, one.by, one.unit, one.state, one.note);
}

Result<std::vector<DeclaredState>> WorkspaceStore::declared_states() const {
  return list_rows<DeclaredState>(
      state_->database,
      "SELECT at, person, unit, state, note FROM unit_states ORDER BY number",
      [](Statement& row, DeclaredState& one) { read_columns(row, one.at, one.by, one.unit, one.state, one.note); });
}

Status WorkspaceStore::add_extension(const Extension& one) {
  return state_->database.run("INSERT INTO extensions (at, person, unit, document, phase, last_day, reason) VALUES (?, ?, ?, ?, ?, ?, ?)", one.at, one.by, one.unit,
                              one.document, one.phase, one.last_day, one.reason);
}

Result<std::vector<Extension>> WorkspaceStore::extensions() const {
  return list_rows<Extension>(
      state_->database,
      "SELECT at, person, unit, document, phase, last_day, reason FROM extensions ORDER BY number",
      [](Statement& row, Extension& one) { read_columns(row, one.at, one.by, one.unit, one.document, one.phase, one.last_day, one.reason); });
}

Result<std::int64_t> WorkspaceStore::add_external_figure(const ExternalFigure& one) {
  TRY(state_->database.run("INSERT INTO external_figures (at, person, unit, what, count, source) VALUES (?, ?, ?, ?, ?, ?)", one.at, one.by, one.unit, one.what,
                           one.count, one.source));
  return state_->database.last_row();
}

Result<bool> WorkspaceStore::take_back_external_figure(std::int64_t number) {
  Transaction transaction = TRY(Transaction::begin(state_->database));
  TRY(state_->database.run("UPDATE external_figures SET gone = 1 WHERE number = ? AND gone = 0", number));
  const bool was_there = state_->database.changed_rows() == 1;
  TRY(transaction.commit());
  return was_there;
}

Result<std::vector<ExternalFigure>> WorkspaceStore::external_figures() const {
  return list_rows<ExternalFigure>(
      state_->database,
      "SELECT number, at, person, unit, what, count, source FROM external_figures WHERE gone = 0 ORDER BY number",
      [](Statement& row, ExternalFigure& one) { read_columns(row, one.number, one.at, one.by, one.unit, one.what, one.count, one.source); });
}

Status WorkspaceStore::mark_late(const std::function<bool(const LateRow&)>& is_late) {
  const Database& database = state_->database;
  if (!is_late && TRY(database.integer("SELECT NOT EXISTS (SELECT 1 FROM opinions WHERE late = 1)")) != 0) return {};
  if (!is_late) return database.run("UPDATE opinions SET late = 0 WHERE late = 1");
  Transaction transaction = TRY(Transaction::begin(database));
  std::vector<std::int64_t> changed;
  {
    Statement row = TRY(database.prepare("SELECT o.number, o.late, o.home, o.document, s.received_at FROM opinions o JOIN sources s ON s.number = o.source"));
    row.query();
    LateRow one;
    while (TRY(row.step())) {
      const std::int64_t number = row.integer();
      const bool was = row.integer() != 0;
      for (std::string* text : {&one.home, &one.document, &one.received_at}) *text = row.text();
      if (is_late(one) != was) changed.push_back(number);
    }
  }
  Statement turn = TRY(database.prepare("UPDATE opinions SET late = 1 - late WHERE number = ?"));
  for (const std::int64_t number : changed) TRY(turn.run(number));
  return transaction.commit();
}

}  // namespace dh::store
