// How far mailboxes have been read.
#include "store/state.h"

namespace dh::store {

Result<MailboxMark> WorkspaceStore::mailbox_mark(const std::string& address) const {
  const Snapshot snapshot = TRY(Snapshot::begin(state_->database));
  MailboxMark mark;
  Statement row = TRY(state_->database.prepare("SELECT uid_validity, last_uid FROM mailboxes WHERE address = ?"));
  row.query(address);
  if (!TRY(row.step())) return mark;
  mark.validity = static_cast<std::uint32_t>(row.integer());
  mark.last = static_cast<std::uint32_t>(row.integer());
  Statement left = TRY(state_->database.prepare("SELECT uid FROM mailbox_left WHERE address = ? ORDER BY uid"));
  left.query(address);
  while (TRY(left.step())) mark.left.push_back(static_cast<std::uint32_t>(left.integer()));
  return mark;
}

Status WorkspaceStore::settle_message(const std::string& address, std::uint32_t validity, std::uint32_t number, bool had) {
  const Database& database = state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  // Under another validity the numbers are those of other messages: what was noted of them is void.
  TRY(database.run("DELETE FROM mailbox_left WHERE address = ? AND EXISTS "
                   "(SELECT 1 FROM mailboxes m WHERE m.address = mailbox_left.address AND m.uid_validity <> ?)",
                   address, static_cast<std::int64_t>(validity)));
  TRY(database.run("INSERT INTO mailboxes (address, uid_validity, last_uid) VALUES (?1, ?2, ?3) "
                   "ON CONFLICT (address) DO UPDATE SET uid_validity = excluded.uid_validity, last_uid = "
                   "CASE WHEN uid_validity = excluded.uid_validity THEN max(last_uid, excluded.last_uid) "
                   "ELSE excluded.last_uid END",
                   address, static_cast<std::int64_t>(validity), static_cast<std::int64_t>(number)));
  TRY(database.run(had ? "DELETE FROM mailbox_left WHERE address = ? AND uid = ?"
                       : "INSERT OR IGNORE INTO mailbox_left (address, uid) VALUES (?, ?)",
                   address, static_cast<std::int64_t>(number)));
  return transaction.commit();
}

}  // namespace dh::store
