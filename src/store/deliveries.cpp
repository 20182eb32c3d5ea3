#include <algorithm>
#include <set>

#include "store/rows.h"
#include "store/state.h"

namespace dh::store {

Result<SealingKey> WorkspaceStore::sealing_key() {
  const Database& database = state_->database;
  const auto value = [&](const char* key) -> Result<std::string> {
    Statement row = TRY(database.prepare("SELECT value FROM workspace WHERE key = ?"));
    row.query(key);
    if (!TRY(row.step())) return std::string();
    return row.text();
  };
  Transaction transaction = TRY(Transaction::begin(database));
  SealingKey key{TRY(value("public sealing key")), TRY(value("secret sealing key"))};
  if (!key.public_hex.empty()) return key;
  key = new_sealing_key();
  TRY(database.run("INSERT INTO workspace (key, value) VALUES (?, ?)", "public sealing key", key.public_hex));
  TRY(database.run("INSERT INTO workspace (key, value) VALUES (?, ?)", "secret sealing key", key.secret_hex));
  TRY(transaction.commit());
  return key;
}

Status WorkspaceStore::renew_keys() {
  const Database& database = state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  const SigningKey signing = new_signing_key();
  const SealingKey sealing = new_sealing_key();
  for (const auto& [key, value] : {std::pair{"public key", signing.public_hex}, std::pair{"secret key", signing.secret_hex},
                                   std::pair{"public sealing key", sealing.public_hex}, std::pair{"secret sealing key", sealing.secret_hex}})
    TRY(database.run("INSERT OR REPLACE INTO workspace (key, value) VALUES (?, ?)", key, value));
  return transaction.commit();
}

Status WorkspaceStore::add_correspondent(const Correspondent& one) {
  return state_->database.run("INSERT INTO correspondents (unit, name, signing_key, sealing_key, at) VALUES (?, ?, ?, ?, ?)", one.unit, one.name,
                              one.signing_key, one.sealing_key, one.at);
}

Result<std::vector<Correspondent>> WorkspaceStore::correspondents() const {
  return list_rows<Correspondent>(
      state_->database,
      "SELECT unit, name, signing_key, sealing_key, at FROM correspondents WHERE number IN (SELECT max(number) FROM correspondents GROUP BY unit) ORDER BY unit",
      [](Statement& row, Correspondent& one) { read_columns(row, one.unit, one.name, one.signing_key, one.sealing_key, one.at); });
}

Result<std::vector<Origin>> WorkspaceStore::origins() const {
  return list_rows<Origin>(
      state_->database,
      "SELECT unit, name, sequence, made_at, signing_key FROM origins ORDER BY unit",
      [](Statement& row, Origin& one) { read_columns(row, one.unit, one.name, one.sequence, one.made_at, one.signing_key); });
}

Result<std::vector<OriginName>> WorkspaceStore::own_names() const {
  return list_rows<OriginName>(
      state_->database,
      "SELECT n.file, n.unit, s.sha256 FROM source_names n JOIN sources s ON s.number = n.source WHERE n.superseded_by = '' AND NOT EXISTS "
      "(SELECT 1 FROM origin_names o WHERE o.file = n.file AND o.unit = n.unit AND o.source = n.source) ORDER BY n.file, n.unit, s.sha256",
      [](Statement& row, OriginName& one) { read_columns(row, one.file, one.unit, one.sha256); });
}

Result<std::vector<OriginName>> WorkspaceStore::names_of(const std::string& origin) const {
  return list_rows<OriginName>(
      state_->database,
      "SELECT n.file, n.unit, s.sha256 FROM origin_names n JOIN sources s ON s.number = n.source WHERE n.origin = ? ORDER BY n.file, n.unit",
      [](Statement& row, OriginName& one) { read_columns(row, one.file, one.unit, one.sha256); }, origin);
}

Status WorkspaceStore::set_origin(const Origin& origin, std::int64_t delivery, const std::vector<OriginName>& names, const std::string& dropped_by) {
  const Database& database = state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(database.run("INSERT INTO origins (unit, name, sequence, made_at, signing_key, delivery) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (unit) DO UPDATE SET "
                   "name = ?2, sequence = ?3, made_at = ?4, signing_key = ?5, delivery = ?6",
                   origin.unit, origin.name, origin.sequence, origin.made_at, origin.signing_key, delivery));
  const std::set<OriginName> stand(names.begin(), names.end());
  std::vector<OriginName> gone = TRY(names_of(origin.unit));
  std::erase_if(gone, [&](const OriginName& one) { return stand.contains(one); });
  TRY(database.run("DELETE FROM origin_names WHERE origin = ?", origin.unit));
  Statement add = TRY(database.prepare("INSERT INTO origin_names (origin, file, unit, source) SELECT ?, ?, ?, number FROM sources WHERE sha256 = ?"));
  for (const OriginName& one : stand) {
    TRY(add.run(origin.unit, one.file, one.unit, one.sha256));
    if (database.changed_rows() != 1) return fail(Error::Kind::internal, "a unit names a source that did not come", one.sha256);
  }
  for (const OriginName& one : gone) TRY(drop_name(one, dropped_by));
  return transaction.commit();
}

Result<std::int64_t> WorkspaceStore::add_delivery(const Delivery& one) {
  const Database& database = state_->database;
  TRY(database.run("INSERT INTO deliveries (at, route, sender, sequence, sha256, came, went) VALUES (?, ?, ?, ?, ?, 0, 0)", one.at, one.route, one.sender,
                   one.sequence, one.sha256));
  return database.last_row();
}

Status WorkspaceStore::close_delivery(std::int64_t number, std::int64_t came, std::int64_t went) {
  return state_->database.run("UPDATE deliveries SET came = ?, went = ? WHERE number = ?", came, went, number);
}

Result<std::vector<Delivery>> WorkspaceStore::deliveries() const {
  return list_rows<Delivery>(
      state_->database,
      "SELECT number, at, route, sender, sequence, sha256, came, went FROM deliveries ORDER BY number",
      [](Statement& row, Delivery& one) { read_columns(row, one.number, one.at, one.route, one.sender, one.sequence, one.sha256, one.came, one.went); });
}

namespace {

constexpr const char* standing = "SELECT o.number FROM opinions o JOIN sources s ON s.number = o.source WHERE s.superseded_by = '' AND o.replaced = 0";

}  // namespace

Status WorkspaceStore::remember_standing() {
  TRY(state_->database.execute("CREATE TEMP TABLE IF NOT EXISTS stood (number INTEGER PRIMARY KEY); DELETE FROM temp.stood"));
  return state_->database.execute(std::string("INSERT INTO temp.stood ") + standing);
}

Result<WorkspaceStore::StandingChange> WorkspaceStore::standing_change(std::size_t shown) const {
  StandingChange change;
  const auto list = [&](const std::string& numbers, std::int64_t& count, std::vector<std::string>& texts) -> Status {
    count = TRY(state_->database.integer("SELECT count(*) FROM (" + numbers + ")"));
    Statement row = TRY(state_->database.prepare("SELECT text FROM opinions WHERE number IN (" + numbers + ") ORDER BY number LIMIT ?"));
    row.query(shown);
    while (TRY(row.step())) texts.push_back(row.text());
    return {};
  };
  TRY(list(std::string(standing) + " EXCEPT SELECT number FROM temp.stood", change.came, change.came_texts));
  TRY(list(std::string("SELECT number FROM temp.stood EXCEPT ") + standing, change.went, change.went_texts));
  return change;
}

Status WorkspaceStore::add_dispatch(const Dispatch& one) {
  return state_->database.run("INSERT INTO dispatches (at, receiver, sequence, content, sha256) VALUES (?, ?, ?, ?, ?)", one.at, one.receiver, one.sequence,
                              one.content, one.sha256);
}

Result<std::vector<Dispatch>> WorkspaceStore::dispatches() const {
  return list_rows<Dispatch>(
      state_->database,
      "SELECT at, receiver, sequence, content, sha256 FROM dispatches ORDER BY number",
      [](Statement& row, Dispatch& one) { read_columns(row, one.at, one.receiver, one.sequence, one.content, one.sha256); });
}

}  // namespace dh::store
