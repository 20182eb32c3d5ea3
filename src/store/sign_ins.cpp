#include "store/sign_ins.h"

#include "store/state.h"

namespace dh::store {
namespace {

constexpr const char* account_columns = "a.number, a.part, a.name, a.unit, a.member";

Result<Account> read_account(Statement& row) {
  Account account;
  account.number = row.integer();
  const std::string part = row.text();
  if (!part_of(part, account.part)) return fail(Error::Kind::internal, "an account of no known role", {}, part);
  account.name = row.text();
  account.unit = row.text();
  account.member = row.text();
  return account;
}

OpenSession read_session(Statement& row) { return {row.text(), row.text(), row.text(), row.text(), row.text()}; }

// The first row as an account; nothing when there is none.
Result<std::optional<Account>> one_account(Statement& row) {
  if (!TRY(row.step())) return std::nullopt;
  return TRY(read_account(row));
}

Result<std::optional<KeptPassword>> one_password(Statement& row) {
  if (!TRY(row.step())) return std::nullopt;
  KeptPassword out;
  out.account = TRY(read_account(row));
  out.hash = row.text();
  return out;
}

std::string accounts_as_they_stand() {
  return std::string("SELECT ") + account_columns +
         ", coalesce(p.name, ''), coalesce((SELECT min(issuer) FROM identities i WHERE i.account = a.number), ''), a.locked_at, "
         "EXISTS (SELECT 1 FROM second_steps s WHERE s.account = a.number AND s.held_from <> ''), "
         "(SELECT count(*) FROM sessions s WHERE s.account = a.number AND s.expires_at > ?1), "
         "(SELECT count(*) FROM recovery_codes r WHERE r.account = a.number AND r.used_at = '') "
         "FROM accounts a LEFT JOIN passwords p ON p.account = a.number ";
}

Result<AccountState> read_state(Statement& row) {
  AccountState out;
  out.account = TRY(read_account(row));
  out.sign_in_name = row.text();
  out.issuer = row.text();
  out.locked_at = row.text();
  out.second_step = row.integer() != 0;
  out.sessions = row.integer();
  out.recovery_left = row.integer();
  return out;
}

}  // namespace

Result<std::vector<AccountState>> SignIns::all(const std::string& now) const {
  Statement row = TRY(store_.state_->database.prepare(accounts_as_they_stand() + "ORDER BY a.number"));
  row.query(now);
  std::vector<AccountState> out;
  while (TRY(row.step())) out.push_back(TRY(read_state(row)));
  return out;
}

Result<std::optional<AccountState>> SignIns::account(std::int64_t number, const std::string& now) const {
  Statement row = TRY(store_.state_->database.prepare(accounts_as_they_stand() + "WHERE a.number = ?2"));
  row.query(now, number);
  if (!TRY(row.step())) return std::nullopt;
  return TRY(read_state(row));
}

Result<std::optional<Account>> SignIns::invited(const std::string& code_sha256, const std::string& now) const {
  Statement row = TRY(store_.state_->database.prepare(std::string("SELECT ") + account_columns + " FROM accounts a JOIN invitations i ON i.account = a.number "
                                                      "WHERE i.code_sha256 = ? AND i.used_at = '' AND i.expires_at > ? AND a.locked_at = ''"));
  row.query(code_sha256, now);
  return one_account(row);
}

Status SignIns::add_session(const NewSession& one) {
  const Database& database = store_.state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(database.run("DELETE FROM sessions WHERE expires_at <= ?", one.began_at));
  TRY(database.run("INSERT INTO sessions (token_sha256, account, expires_at, began_at, way, agent) VALUES (?, ?, ?, ?, ?, ?)", one.token_sha256, one.account, one.expires_at,
                   one.began_at, one.way, one.agent));
  return transaction.commit();
}

Result<std::optional<FoundSession>> SignIns::session(const std::string& token_sha256, const std::string& now) const {
  Statement row = TRY(store_.state_->database.prepare(std::string("SELECT ") + account_columns +
                                                      ", EXISTS (SELECT 1 FROM second_steps t WHERE t.account = a.number AND t.held_from <> ''), "
                                                      "s.token_sha256, s.began_at, s.expires_at, s.way, s.agent FROM accounts a JOIN sessions s ON s.account = a.number "
                                                      "WHERE s.token_sha256 = ? AND s.expires_at > ? AND a.locked_at = ''"));
  row.query(token_sha256, now);
  if (!TRY(row.step())) return std::nullopt;
  FoundSession out;
  out.account = TRY(read_account(row));
  out.second_step = row.integer() != 0;
  out.session = read_session(row);
  return out;
}

Result<std::vector<OpenSession>> SignIns::sessions(std::int64_t account, const std::string& now) const {
  Statement row = TRY(store_.state_->database.prepare("SELECT token_sha256, began_at, expires_at, way, agent FROM sessions WHERE account = ? AND expires_at > ? ORDER BY began_at DESC, token_sha256"));
  row.query(account, now);
  std::vector<OpenSession> out;
  while (TRY(row.step())) out.push_back(read_session(row));
  return out;
}

Result<std::int64_t> SignIns::end_sessions(std::int64_t account, const std::string& begins, const std::string& but_sha256) {
  const Database& database = store_.state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(database.run("DELETE FROM sessions WHERE account = ? AND token_sha256 <> ? AND substr(token_sha256, 1, ?) = ?", account, but_sha256, begins.size(), begins));
  const std::int64_t ended = database.changed_rows();
  TRY(transaction.commit());
  return ended;
}

Result<std::optional<KeptPassword>> SignIns::password_of(const std::string& name) const {
  Statement row = TRY(store_.state_->database.prepare(std::string("SELECT ") + account_columns + ", p.hash FROM accounts a JOIN passwords p ON p.account = a.number WHERE p.name = ? AND a.locked_at = ''"));
  row.query(name);
  return one_password(row);
}

Result<std::optional<KeptPassword>> SignIns::password_of(std::int64_t account) const {
  Statement row = TRY(store_.state_->database.prepare(std::string("SELECT ") + account_columns + ", p.hash FROM accounts a JOIN passwords p ON p.account = a.number WHERE a.number = ? AND a.locked_at = ''"));
  row.query(account);
  return one_password(row);
}

Result<bool> SignIns::set_password(std::int64_t account, const std::string& name, const std::string& hash, const std::string& at, const std::string& but_sha256) {
  const Database& database = store_.state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  Statement taken = TRY(database.prepare("SELECT 1 FROM passwords WHERE name = ? AND account <> ?"));
  taken.query(name, account);
  if (TRY(taken.step())) return false;
  TRY(database.run("INSERT INTO passwords (account, name, hash, set_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (account) DO UPDATE SET name = ?2, hash = ?3, set_at = ?4", account, name, hash, at));
  TRY(database.run("DELETE FROM sessions WHERE account = ? AND token_sha256 <> ?", account, but_sha256));
  TRY(transaction.commit());
  return true;
}

Result<std::optional<SecondStep>> SignIns::second_step(std::int64_t account) const {
  Statement row = TRY(store_.state_->database.prepare("SELECT secret, held_from <> '' FROM second_steps WHERE account = ?"));
  row.query(account);
  if (!TRY(row.step())) return std::nullopt;
  SecondStep out;
  out.secret_hex = row.text();
  out.held = row.integer() != 0;
  return out;
}

Status SignIns::begin_second_step(std::int64_t account, const std::string& secret_hex, const std::string& at) {
  return store_.state_->database.run("INSERT INTO second_steps (account, secret, begun_at) VALUES (?1, ?2, ?3) "
                                     "ON CONFLICT (account) DO UPDATE SET secret = ?2, begun_at = ?3, last_step = 0 WHERE held_from = ''", account, secret_hex, at);
}

Status SignIns::hold_second_step(std::int64_t account, std::int64_t step, const std::vector<std::string>& recovery_sha256, const std::string& at) {
  const Database& database = store_.state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(database.run("UPDATE second_steps SET held_from = ?, last_step = ? WHERE account = ? AND held_from = ''", at, step, account));
  if (database.changed_rows() == 0) return fail(Error::Kind::refused, "a second step is held already, or none was begun");
  TRY(database.run("DELETE FROM recovery_codes WHERE account = ?", account));
  for (const std::string& code : recovery_sha256) TRY(database.run("INSERT INTO recovery_codes (account, code_sha256) VALUES (?, ?)", account, code));
  return transaction.commit();
}

Result<bool> SignIns::take_step(std::int64_t account, std::int64_t step) {
  const Database& database = store_.state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(database.run("UPDATE second_steps SET last_step = ?1 WHERE account = ?2 AND last_step < ?1", step, account));
  const bool taken = database.changed_rows() > 0;
  TRY(transaction.commit());
  return taken;
}

Result<bool> SignIns::take_recovery(std::int64_t account, const std::string& code_sha256, const std::string& at) {
  const Database& database = store_.state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(database.run("UPDATE recovery_codes SET used_at = ? WHERE account = ? AND code_sha256 = ? AND used_at = ''", at, account, code_sha256));
  const bool taken = database.changed_rows() > 0;
  TRY(transaction.commit());
  return taken;
}

Status SignIns::forget_second_step(std::int64_t account) {
  const Database& database = store_.state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(database.run("DELETE FROM second_steps WHERE account = ?", account));
  TRY(database.run("DELETE FROM recovery_codes WHERE account = ?", account));
  return transaction.commit();
}

Result<std::optional<Account>> SignIns::identified(const std::string& issuer, const std::string& subject) const {
  Statement row = TRY(store_.state_->database.prepare(std::string("SELECT ") + account_columns + " FROM accounts a JOIN identities i ON i.account = a.number WHERE i.issuer = ? AND i.subject = ? AND a.locked_at = ''"));
  row.query(issuer, subject);
  return one_account(row);
}

Result<bool> SignIns::link_identity(const std::string& issuer, const std::string& subject, std::int64_t account, const std::string& at) {
  const Database& database = store_.state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(database.run("INSERT OR IGNORE INTO identities (issuer, subject, account, linked_at) VALUES (?, ?, ?, ?)", issuer, subject, account, at));
  Statement row = TRY(database.prepare("SELECT 1 FROM identities WHERE issuer = ? AND subject = ? AND account = ?"));
  row.query(issuer, subject, account);
  const bool linked = TRY(row.step());
  TRY(transaction.commit());
  return linked;
}

Status SignIns::unlink_identity(std::int64_t account) { return store_.state_->database.run("DELETE FROM identities WHERE account = ?", account); }

Status SignIns::lock(std::int64_t account, const std::string& at) {
  const Database& database = store_.state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(database.run("UPDATE accounts SET locked_at = ? WHERE number = ?", at, account));
  if (database.changed_rows() == 0) return fail(Error::Kind::not_found, "no such account", {}, std::to_string(account));
  if (!at.empty()) TRY(database.run("DELETE FROM sessions WHERE account = ?", account));
  return transaction.commit();
}

}  // namespace dh::store
