// Groups, kept so that only what differs from the last time is written.
#include <algorithm>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "model/id_order.h"
#include "store/state.h"

namespace dh::store {
namespace {

constexpr std::int64_t none = 0;  // no number of a group or an opinion

struct GroupRow {
  std::int64_t number = none;
  std::string representative, issue;
  std::int64_t size = 0;
  bool stays = false;
};

struct MemberRow {
  std::int64_t group = none;
  std::string alike;
  bool singular = false;
  bool operator==(const MemberRow&) const = default;
};

// By the number of the opinion.
Result<std::vector<MemberRow>> members_now(const Database& database) {
  std::vector<MemberRow> out(static_cast<std::size_t>(TRY(database.integer("SELECT coalesce(max(number), 0) FROM opinions"))) + 1);
  Statement row = TRY(database.prepare("SELECT opinion, group_number, alike, singular FROM grouping"));
  row.query();
  while (TRY(row.step())) {
    MemberRow& one = out[static_cast<std::size_t>(row.integer())];
    one.group = row.integer();
    one.alike = row.text();
    one.singular = row.integer() != 0;
  }
  return out;
}

// Reads the ids of all opinions in their order, along the index, which holds nothing else.
template <class Visit>
Status for_each_id(const Database& database, const Visit& visit) {
  Statement row = TRY(database.prepare("SELECT id, number FROM opinions ORDER BY id"));
  row.query();
  while (TRY(row.step())) {
    const std::string_view id = row.view();
    TRY(visit(id, static_cast<std::size_t>(row.integer())));
  }
  return {};
}

class GroupWriter {
 public:
  GroupWriter(const Database& database, const std::vector<Group>& groups, std::span<const Opinion> opinions)
      : database_(database), groups_(groups), opinions_(opinions) {}

  Status write() {
    TRY(read());
    TRY(arrange());
    TRY(write_groups());
    TRY(write_members());
    return leave();
  }

 private:
  struct Wanted {
    std::string_view id;
    std::uint32_t group = 0;  // which of groups_
    const Opinion* opinion = nullptr;
    std::size_t number = 0;  // of the opinion
  };

  Error refused(const std::string& reason, const Group& group) const { return {Error::Kind::internal, database_.file(), "group " + group.id, reason}; }

  Status read() {
    Statement row = TRY(database_.prepare("SELECT id, number, representative, issue, size FROM groups"));
    row.query();
    while (TRY(row.step())) {
      const std::string id = row.text();
      GroupRow& one = known_[id];
      one.number = row.integer();
      one.representative = row.text();
      one.issue = row.text();
      one.size = row.integer();
      last_ = std::max(last_, one.number);
    }
    members_ = TRY(members_now(database_));
    return {};
  }

  // The opinions of all groups with their numbers, in the order of these.
  Status arrange() {
    std::vector<Wanted> all;
    for (std::uint32_t g = 0; g < groups_.size(); ++g)
      for (const std::string& id : groups_[g].opinions) all.push_back({id, g, nullptr, 0});
    wanted_.reserve(all.size());
    for (const std::uint32_t i : in_order_of_ids(all.size(), [&](std::size_t k) { return all[k].id; })) wanted_.push_back(all[i]);
    if (const auto twice = std::ranges::adjacent_find(wanted_, {}, &Wanted::id); twice != wanted_.end())
      return tl::unexpected(refused("an opinion stands in two groups", groups_[twice->group]));
    const std::vector<std::uint32_t> known = in_order_of_ids(opinions_.size(), [&](std::size_t k) { return std::string_view(opinions_[k].id); });
    std::size_t at = 0, of = 0;
    TRY(for_each_id(database_, [&](std::string_view id, std::size_t number) -> Status {
      if (at == wanted_.size() || wanted_[at].id != id) return {};
      while (of < known.size() && opinions_[known[of]].id < id) ++of;
      wanted_[at].number = number;
      if (of < known.size() && opinions_[known[of]].id == id) wanted_[at].opinion = &opinions_[known[of]];
      ++at;
      return {};
    }));
    if (at < wanted_.size()) return tl::unexpected(refused("holds an opinion that is not there", groups_[wanted_[at].group]));
    std::ranges::sort(wanted_, {}, &Wanted::number);
    return {};
  }

  Status write_groups() {
    Statement add = TRY(database_.prepare("INSERT INTO groups (number, id, representative, issue, size) VALUES (?, ?, ?, ?, ?)"));
    Statement change = TRY(database_.prepare("UPDATE groups SET representative = ?, issue = ?, size = ? WHERE number = ?"));
    std::vector<std::string_view> issues(groups_.size());
    for (const Wanted& one : wanted_)
      if (one.opinion != nullptr) issues[one.group] = one.opinion->issue;
    number_of_.resize(groups_.size());
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      const Group& group = groups_[g];
      const std::string_view issue = issues[g];
      const auto size = static_cast<std::int64_t>(group.opinions.size());
      GroupRow& row = known_[group.id];
      if (row.stays) return tl::unexpected(refused("stands twice", group));
      row.stays = true;
      if (row.number == none) {
        row.number = ++last_;
        TRY(add.run(row.number, group.id, group.representative, issue, size));
      } else if (row.representative != group.representative || row.issue != issue || row.size != size) {
        TRY(change.run(group.representative, issue, size, row.number));
      }
      number_of_[g] = row.number;
    }
    return {};
  }

  Status write_members() {
    Statement put = TRY(database_.prepare("INSERT OR REPLACE INTO grouping (opinion, group_number, alike, singular) VALUES (?, ?, ?, ?)"));
    for (const Wanted& one : wanted_) {
      MemberRow& row = members_[one.number];
      const MemberRow now{number_of_[one.group], one.opinion == nullptr ? std::string() : one.opinion->alike, one.opinion != nullptr && one.opinion->singular};
      if (!(row == now)) TRY(put.run(one.number, now.group, now.alike, now.singular));
      row.group = none;  // what keeps a group is in none any more
    }
    return {};
  }

  // Members and groups that are no more.
  Status leave() {
    Statement out = TRY(database_.prepare("DELETE FROM grouping WHERE opinion = ?"));
    for (std::size_t number = 0; number < members_.size(); ++number)
      if (members_[number].group != none) TRY(out.run(number));
    Statement gone = TRY(database_.prepare("DELETE FROM groups WHERE number = ?"));
    for (const auto& [unused, row] : known_)
      if (!row.stays) TRY(gone.run(row.number));
    return {};
  }

  const Database& database_;
  const std::vector<Group>& groups_;
  std::span<const Opinion> opinions_;
  std::unordered_map<std::string, GroupRow> known_;
  std::int64_t last_ = 0;
  std::vector<MemberRow> members_;
  std::vector<Wanted> wanted_;
  std::vector<std::int64_t> number_of_;  // of each of groups_
};

// While it lives, SQLite does not look up each row that another points at: of a million opinions, that reads the whole table of
// opinions. GroupWriter takes numbers from the index of opinions and from the groups that it wrote, within its transaction,
// so that none can point nowhere. Inside somebody's transaction nothing can be changed about it, and nothing is.
class UncheckedReferences {
 public:
  static Result<UncheckedReferences> begin(const Database& database) {
    if (database.in_transaction()) return UncheckedReferences(nullptr);
    TRY(database.execute("PRAGMA foreign_keys = OFF"));
    return UncheckedReferences(&database);
  }
  UncheckedReferences(UncheckedReferences&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  UncheckedReferences& operator=(UncheckedReferences&&) = delete;
  ~UncheckedReferences() {
    if (database_ != nullptr) (void)database_->execute("PRAGMA foreign_keys = ON");
  }

 private:
  explicit UncheckedReferences(const Database* database) : database_(database) {}
  const Database* database_;
};

}  // namespace

Status WorkspaceStore::save_groups(const std::vector<Group>& groups, std::span<const Opinion> opinions) {
  const UncheckedReferences unchecked = TRY(UncheckedReferences::begin(state_->database));
  Transaction transaction = TRY(Transaction::begin(state_->database));
  TRY(GroupWriter(state_->database, groups, opinions).write());
  return transaction.commit();
}

Result<int> WorkspaceStore::group_size(const std::string& group) const {
  Statement count = TRY(state_->database.prepare("SELECT coalesce(max(size), 0) FROM groups WHERE id = ?"));
  count.query(group);
  TRY(count.step());
  return static_cast<int>(count.integer());
}

Result<std::vector<std::string>> WorkspaceStore::representatives() const {
  std::vector<std::string> out;
  Statement row = TRY(state_->database.prepare("SELECT representative FROM groups"));
  row.query();
  while (TRY(row.step())) out.push_back(row.text());
  return out;
}

Result<int> WorkspaceStore::group_count() const { return static_cast<int>(TRY(state_->database.integer("SELECT count(*) FROM groups"))); }

Result<std::vector<Group>> WorkspaceStore::groups() const {
  std::vector<Group> groups;
  std::unordered_map<std::int64_t, std::size_t> place_of;  // by number
  Statement row = TRY(state_->database.prepare("SELECT number, id, representative FROM groups ORDER BY id"));
  row.query();
  while (TRY(row.step())) {
    place_of.emplace(row.integer(), groups.size());
    Group& group = groups.emplace_back();
    group.id = row.text();
    group.representative = row.text();
  }
  const std::vector<MemberRow> members = TRY(members_now(state_->database));
  TRY(for_each_id(state_->database, [&](std::string_view id, std::size_t number) -> Status {
    if (number < members.size() && members[number].group != none) groups[place_of.at(members[number].group)].opinions.emplace_back(id);
    return {};
  }));
  return groups;
}

}  // namespace dh::store
