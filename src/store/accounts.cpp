#include "store/state.h"

namespace dh::store {
namespace {

constexpr const char* account_columns = "SELECT a.number, a.part, a.name, a.unit, a.member FROM accounts a ";

Result<Account> read_account(Statement& row, const Database& database) {
  Account account;
  account.number = row.integer();
  const std::string part = row.text();
  if (!part_of(part, account.part)) return fail(Error::Kind::internal, "an account of no known role", database.file(), part);
  account.name = row.text();
  account.unit = row.text();
  account.member = row.text();
  return account;
}

}  // namespace

Result<std::int64_t> WorkspaceStore::account_of(const Account& account, const std::string& at) {
  const Database& database = state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(database.run("INSERT OR IGNORE INTO accounts (part, name, unit, member, made_at) VALUES (?, ?, ?, ?, ?)", dh::name(account.part), account.name, account.unit, account.member, at));
  Statement found = TRY(database.prepare("SELECT number FROM accounts WHERE part = ? AND name = ? AND unit = ? AND member = ?"));
  const std::string part = dh::name(account.part);
  found.query(part, account.name, account.unit, account.member);
  TRY(found.step());
  const std::int64_t number = found.integer();
  TRY(transaction.commit());
  return number;
}

Status WorkspaceStore::add_invitation(const std::string& code_sha256, std::int64_t account, const std::string& expires_at) {
  return state_->database.run("INSERT INTO invitations (code_sha256, account, expires_at) VALUES (?, ?, ?)", code_sha256, account, expires_at);
}

Result<std::optional<Account>> WorkspaceStore::use_invitation(const std::string& code_sha256, const std::string& now) {
  const Database& database = state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(database.run("UPDATE invitations SET used_at = ? WHERE code_sha256 = ? AND used_at = '' AND expires_at > ?", now, code_sha256, now));
  if (database.changed_rows() == 0) return std::nullopt;
  Statement row = TRY(database.prepare(std::string(account_columns) + "JOIN invitations i ON i.account = a.number WHERE i.code_sha256 = ?"));
  row.query(code_sha256);
  TRY(row.step());
  Account account = TRY(read_account(row, database));
  TRY(transaction.commit());
  return account;
}

Status WorkspaceStore::end_session(const std::string& token_sha256) {
  return state_->database.run("DELETE FROM sessions WHERE token_sha256 = ?", token_sha256);
}

}  // namespace dh::store
