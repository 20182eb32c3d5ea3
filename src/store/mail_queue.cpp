#include "store/mail_queue.h"

#include "store/json.h"
#include "store/state.h"

namespace dh::store {
namespace {

constexpr const char* columns =
    "SELECT number, made_at, kind, about, recipient, subject, body, documents, coalesce(account, 0), message_id, state, tries, next_try, last_error, settled_at "
    "FROM mails ";

Result<Mail> read_mail(Statement& row) {
  Mail mail;
  mail.number = row.integer();
  mail.made_at = row.text();
  mail.kind = row.text();
  mail.about = row.text();
  mail.to = row.text();
  mail.subject = row.text();
  mail.body = row.text();
  mail.documents = TRY(words_from_json(row.text()));
  mail.account = row.integer();
  mail.message_id = row.text();
  const std::string state = row.text();
  for (const Mail::State one : {Mail::State::queued, Mail::State::sending, Mail::State::sent, Mail::State::failed, Mail::State::dropped})
    if (state == dh::name(one)) mail.state = one;
  mail.tries = static_cast<int>(row.integer());
  mail.next_try = row.text();
  mail.last_error = row.text();
  mail.settled_at = row.text();
  return mail;
}

tl::unexpected<Error> not_so(std::int64_t number, const char* reason) { return fail(Error::Kind::refused, reason, {}, "mail " + std::to_string(number)); }

}  // namespace

Result<bool> MailQueue::add(const Mail& mail) {
  const Database& database = store_.state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(database.run("INSERT OR IGNORE INTO mails (made_at, kind, about, recipient, subject, body, documents, account, message_id) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, nullif(?, 0), ?)",
                   mail.made_at, mail.kind, mail.about, mail.to, mail.subject, mail.body, words_to_json(mail.documents), mail.account, mail.message_id));
  const bool added = database.changed_rows() > 0;
  TRY(transaction.commit());
  return added;
}

Result<std::vector<Mail>> MailQueue::all() const {
  std::vector<Mail> out;
  Statement row = TRY(store_.state_->database.prepare(std::string(columns) + "ORDER BY number"));
  row.query();
  while (TRY(row.step())) out.push_back(TRY(read_mail(row)));
  return out;
}

Result<std::optional<Mail>> MailQueue::take(std::int64_t after, const std::string& now) {
  const Database& database = store_.state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  std::optional<Mail> mail;
  {
    Statement row = TRY(database.prepare(std::string(columns) + "WHERE state = 'queued' AND number > ?1 AND (?2 = '' OR next_try <= ?2) ORDER BY number LIMIT 1"));
    row.query(after, now);
    if (TRY(row.step())) mail = TRY(read_mail(row));
  }
  if (!mail) return mail;
  TRY(database.run("UPDATE mails SET state = 'sending', tries = tries + 1 WHERE number = ?", mail->number));
  TRY(transaction.commit());
  mail->state = Mail::State::sending;
  ++mail->tries;
  return mail;
}

Status MailQueue::settle(std::int64_t number, Mail::State state, const std::string& next_try, const std::string& why, const std::string& at) {
  const Database& database = store_.state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(database.run("UPDATE mails SET state = ?, next_try = ?, last_error = ?, settled_at = ? WHERE number = ? AND state = 'sending'", dh::name(state), next_try, why,
                   at, number));
  if (database.changed_rows() == 0) return not_so(number, "is not being sent: somebody decided on it meanwhile");
  return transaction.commit();
}

Status MailQueue::sent(std::int64_t number, const std::string& at) { return settle(number, Mail::State::sent, {}, {}, at); }
Status MailQueue::later(std::int64_t number, const std::string& next_try, const std::string& why) { return settle(number, Mail::State::queued, next_try, why, {}); }
Status MailQueue::failed(std::int64_t number, const std::string& at, const std::string& why) { return settle(number, Mail::State::failed, {}, why, at); }
Status MailQueue::uncertain(std::int64_t number, const std::string& why) { return settle(number, Mail::State::sending, {}, why, {}); }

Status MailQueue::decide(std::int64_t number, Mail::State state, const std::string& at) {
  const Database& database = store_.state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(database.run("UPDATE mails SET state = ?, next_try = '', settled_at = ? WHERE number = ? AND state IN ('sending', 'failed', 'queued')", dh::name(state),
                   state == Mail::State::queued ? std::string() : at, number));
  if (database.changed_rows() == 0) return not_so(number, "there is no such mail that waits");
  return transaction.commit();
}

Status MailQueue::save_addresses(const Addresses& addresses) {
  const Database& database = store_.state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(database.execute("DELETE FROM addresses"));
  Statement row = TRY(database.prepare("INSERT INTO addresses (of, code, address) VALUES (?, ?, ?)"));
  for (const auto& [code, address] : addresses.units) TRY(row.run("unit", code, address));
  for (const auto& [code, address] : addresses.members) TRY(row.run("member", code, address));
  return transaction.commit();
}

Result<Addresses> MailQueue::addresses() const {
  Addresses out;
  Statement row = TRY(store_.state_->database.prepare("SELECT of, code, address FROM addresses"));
  row.query();
  while (TRY(row.step())) {
    auto& into = row.text() == "unit" ? out.units : out.members;
    const std::string code = row.text();
    into[code] = row.text();
  }
  return out;
}

}  // namespace dh::store
