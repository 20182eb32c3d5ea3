#include "store/json.h"
#include "store/state.h"

namespace dh::store {

Result<std::int64_t> WorkspaceStore::add_decision(const Decision& decision) {
  const Database& database = state_->database;
  if (!decision.origin.empty()) {
    Statement known = TRY(database.prepare("SELECT number FROM decisions WHERE origin = ? AND origin_number = ?"));
    known.query(decision.origin, decision.origin_number);
    if (TRY(known.step())) return known.integer();
  }
  TRY(database.run("INSERT INTO decisions (at, person, action, body, origin, origin_number, clock) "
                   "VALUES (?, ?, ?, ?, ?, ?, CASE ? WHEN 0 THEN (SELECT coalesce(max(clock), 0) + 1 FROM decisions) ELSE ? END)",
                   decision.at, decision.by, dh::name(decision.action), decision_to_json(decision), decision.origin, decision.origin_number,
                   decision.clock, decision.clock));
  return database.last_row();
}

Result<std::vector<Decision>> WorkspaceStore::decisions() const {
  std::vector<Decision> out;
  // So that what holds does not depend on the order in which units' decisions came.
  Statement row = TRY(state_->database.prepare("SELECT number, at, person, action, body, origin, origin_number, clock FROM decisions ORDER BY clock, origin DESC, CASE origin WHEN '' THEN number ELSE origin_number END"));
  row.query();
  while (TRY(row.step())) {
    const std::int64_t number = row.integer();
    std::string at = row.text(), by = row.text();
    const std::string action = row.text();
    Decision decision = TRY(decision_from_json(row.text()));
    decision.origin = row.text();
    decision.origin_number = row.integer();
    decision.clock = row.integer();
    decision.number = number;
    decision.at = std::move(at);
    decision.by = std::move(by);
    const std::optional<Decision::Action> known = action_of(action);
    if (!known) return fail(Error::Kind::internal, "decision " + std::to_string(number) + " is of no known kind", state_->database.file());
    decision.action = *known;
    out.push_back(std::move(decision));
  }
  return out;
}

Result<std::int64_t> WorkspaceStore::last_decision() const {
  return state_->database.integer("SELECT coalesce(max(number), 0) FROM decisions");
}

}  // namespace dh::store
