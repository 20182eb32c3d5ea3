#include "store/mail_queue.h"

#include <doctest/doctest.h>

#include "base/files.h"
#include "store/sqlite.h"

using namespace dh;
using namespace dh::store;

namespace {

Mail mail_about(const std::string& about) {
  Mail mail;
  mail.made_at = "2026-01-02T03:04:05Z";
  mail.kind = "reminder";
  mail.about = about;
  mail.to = "a@example.invalid";
  mail.subject = "Nhắc";
  mail.body = "Kính gửi\n";
  mail.documents = {"khoi"};
  mail.message_id = about + "@example.invalid";
  return mail;
}

}  // namespace

TEST_CASE("a mail is taken once, and never again once it may have gone out") {
  const TemporaryDirectory folder = TemporaryDirectory::create().value();
  WorkspaceStore store = WorkspaceStore::create(folder.path() / "w", "w").value();
  WorkspaceStore other = WorkspaceStore::open(folder.path() / "w").value();
  MailQueue queue(store), others(other);
  CHECK(queue.add(mail_about("a")).value());
  CHECK_FALSE(queue.add(mail_about("a")).value());
  CHECK(queue.add(mail_about("b")).value());

  const auto first = queue.take(0, "2026-01-03T00:00:00Z").value();
  REQUIRE(first);
  CHECK(first->about == "a");
  CHECK(first->documents == std::vector<std::string>{"khoi"});
  const auto second = others.take(0, "2026-01-03T00:00:00Z").value();
  REQUIRE(second);
  CHECK(second->about == "b");
  CHECK_FALSE(queue.take(0, "").value());

  // Cut off: nobody takes it again until a person has decided.
  CHECK(queue.all().value()[0].state == Mail::State::sending);
  REQUIRE(queue.decide(first->number, Mail::State::queued, ""));
  CHECK(queue.take(0, "").value()->tries == 2);
  REQUIRE(queue.sent(first->number, "2026-01-03T00:00:01Z"));
  CHECK_FALSE(queue.sent(first->number, "2026-01-03T00:00:01Z"));
  CHECK_FALSE(queue.decide(first->number, Mail::State::queued, ""));

  REQUIRE(others.later(second->number, "2026-01-03T00:10:00Z", "server down"));
  CHECK_FALSE(queue.take(0, "2026-01-03T00:09:59Z").value());
  CHECK_FALSE(queue.take(second->number, "").value());
  CHECK(queue.take(0, "2026-01-03T00:10:00Z").value()->last_error == "server down");
  REQUIRE(queue.failed(second->number, "2026-01-03T00:10:01Z", "no such user"));
  CHECK(queue.all().value()[1].last_error == "no such user");
  // A person's word came first: what was being sent is settled no more.
  REQUIRE(queue.decide(second->number, Mail::State::dropped, "2026-01-04T00:00:00Z"));
  CHECK_FALSE(queue.later(second->number, "", ""));

  Database database = Database::open(folder.path() / "w" / "dienhong.db").value();
  CHECK_FALSE(database.run("UPDATE mails SET body = 'x'"));
  CHECK_FALSE(database.run("DELETE FROM mails"));
  CHECK_FALSE(database.run("UPDATE mails SET state = 'queued' WHERE number = ?", first->number));
}
