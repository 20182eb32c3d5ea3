#include <algorithm>
#include <string_view>

#include "store/state.h"

namespace dh::store {
namespace {

bool same(const std::vector<Group>& one, const std::vector<Group>& other) {
  return std::ranges::equal(one, other, [](const Group& a, const Group& b) {
    return a.id == b.id && a.representative == b.representative && a.opinions == b.opinions;
  });
}

// One row of group_opinions. Rows are put in by their key, so that each goes behind the one before.
struct Member {
  std::string_view opinion;
  std::int64_t group;
  std::size_t position;
  const Group* of;
};

}  // namespace

Status WorkspaceStore::save_groups(const std::vector<Group>& groups) {
  const Database& database = state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  if (same(TRY(this->groups()), groups)) return transaction.commit();
  TRY(database.execute("DELETE FROM group_opinions; DELETE FROM groups"));
  // The schema refuses an opinion in two groups and an opinion that is not there.
  const auto refuse = [&](const Status& added, const Group& group) { return fail(added.error().kind, added.error().reason, database.file(), "group " + group.id); };
  Statement head = TRY(database.prepare("INSERT INTO groups (id, representative) VALUES (?, ?)"));
  std::vector<Member> members;
  for (const Group& group : groups) {
    if (const Status added = head.run(group.id, group.representative); !added) return refuse(added, group);
    const std::int64_t number = database.last_row();
    for (std::size_t at = 0; at < group.opinions.size(); ++at) members.push_back({group.opinions[at], number, at, &group});
  }
  std::ranges::sort(members, {}, &Member::opinion);
  Statement row = TRY(database.prepare("INSERT INTO group_opinions (opinion, group_number, position) VALUES (?, ?, ?)"));
  for (const Member& member : members)
    if (const Status added = row.run(member.opinion, member.group, member.position); !added) return refuse(added, *member.of);
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
