#include "store/rows.h"
#include "store/state.h"

namespace dh::store {

Status WorkspaceStore::add_refusal(const Refusal& refusal) {
  const Database& database = state_->database;
  const std::string day = refusal.at.substr(0, 10);
  Statement same = TRY(database.prepare("SELECT 1 FROM refusals WHERE document = ? AND through = ? AND person = ? AND wanted = ? AND rule = ? AND at >= ? LIMIT 1"));
  same.query(refusal.document, refusal.through, refusal.by, refusal.wanted, refusal.rule, day);
  if (TRY(same.step())) return {};
  return database.run("INSERT INTO refusals (at, person, through, wanted, document, rule) VALUES (?, ?, ?, ?, ?, ?)", refusal.at, refusal.by, refusal.through,
                      refusal.wanted, refusal.document, refusal.rule);
}

Result<std::vector<Refusal>> WorkspaceStore::refusals() const {
  return list_rows<Refusal>(
      state_->database,
      "SELECT number, at, person, through, wanted, document, rule FROM refusals ORDER BY number",
      [](Statement& row, Refusal& one) { read_columns(row, one.number, one.at, one.by, one.through, one.wanted, one.document, one.rule); });
}

}  // namespace dh::store
