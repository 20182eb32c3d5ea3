#include "store/state.h"

namespace dh::store {
namespace {

Status add_group(const Database& database, const Group& group, Statement& head, Statement& member) {
  TRY(head.run(group.id, group.representative));
  const std::int64_t number = database.last_row();
  for (std::size_t at = 0; at < group.opinions.size(); ++at) TRY(member.run(group.opinions[at], number, at));
  return {};
}

}  // namespace

Status WorkspaceStore::save_groups(const std::vector<Group>& groups) {
  const Database& database = state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(database.execute("DELETE FROM group_opinions; DELETE FROM groups"));
  Statement head = TRY(database.prepare("INSERT INTO groups (id, representative) VALUES (?, ?)"));
  Statement member =
      TRY(database.prepare("INSERT INTO group_opinions (opinion, group_number, position) VALUES (?, ?, ?)"));
  for (const Group& group : groups) {
    const Status added = add_group(database, group, head, member);
    // The schema refuses an opinion in two groups and an opinion that is not there.
    if (!added) return fail(added.error().kind, added.error().reason, database.file(), "group " + group.id);
  }
  return transaction.commit();
}

Result<int> WorkspaceStore::group_size(const std::string& group) const {
  Statement count = TRY(state_->database.prepare(
      "SELECT count(*) FROM groups g JOIN group_opinions o ON o.group_number = g.number WHERE g.id = ?"));
  count.query(group);
  TRY(count.step());
  return static_cast<int>(count.integer());
}

Result<std::vector<Group>> WorkspaceStore::groups() const {
  std::vector<Group> groups;
  Statement row = TRY(state_->database.prepare(
      "SELECT g.id, g.representative, o.opinion FROM groups g LEFT JOIN group_opinions o ON o.group_number = g.number "
      "ORDER BY g.number, o.position"));
  row.query();
  while (TRY(row.step())) {
    std::string id = row.text(), representative = row.text(), opinion = row.text();
    if (groups.empty() || groups.back().id != id) groups.push_back({std::move(id), {}, std::move(representative)});
    if (!opinion.empty()) groups.back().opinions.push_back(std::move(opinion));
  }
  return groups;
}

}  // namespace dh::store
