#include "store/json.h"
#include "store/state.h"

namespace dh::store {

Result<std::int64_t> WorkspaceStore::add_decision(const Decision& decision) {
  const Database& database = state_->database;
  TRY(database.run("INSERT INTO decisions (at, person, action, body) VALUES (?, ?, ?, ?)", decision.at, decision.by,
                   dh::name(decision.action), decision_to_json(decision)));
  return database.last_row();
}

Result<std::vector<Decision>> WorkspaceStore::decisions() const {
  std::vector<Decision> out;
  Statement row = TRY(state_->database.prepare("SELECT number, at, person, action, body FROM decisions ORDER BY number"));
  row.query();
  while (TRY(row.step())) {
    const std::int64_t number = row.integer();
    std::string at = row.text(), by = row.text();
    const std::string action = row.text();
    Decision decision = TRY(decision_from_json(row.text()));
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
