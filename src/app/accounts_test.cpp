#include "app/accounts.h"

#include <doctest/doctest.h>

#include "app/sign_in.h"
#include "base/files.h"
#include "base/limits.h"

using namespace dh;
using namespace dh::app;

TEST_CASE("an invitation opens once, a session until it ends, and neither code nor token is kept") {
  const TemporaryDirectory folder = TemporaryDirectory::create().value();
  WorkspaceStore store = WorkspaceStore::create(folder.path() / "w", "Thử").value();
  Roster roster;
  roster.units = {{"A", "Chi đoàn Một", "", "", 0}};
  roster.members = {{"SX-01", "A", ""}};
  REQUIRE(store.save_roster(roster, "r"));

  CHECK_FALSE(invite(store, {"member", "", "", "SX-02"}));
  CHECK_FALSE(invite(store, {"secretary", "", "B", ""}));
  CHECK_FALSE(invite(store, {"secretary", "", "", "SX-01"}));
  CHECK_FALSE(invite(store, {"reader", "", "", ""}));
  const Invitation first = invite(store, {"member", "", "", "SX-01"}).value(), second = invite(store, {"member", "", "", "SX-01"}).value();
  CHECK(first.account.number == second.account.number);
  CHECK(first.account.unit == "A");
  CHECK(first.code != second.code);

  const auto session = sign_in(store, Way{first.code, {}, {}, {}, {}}).value().session;
  REQUIRE(session);
  CHECK(session->account.member == "SX-01");
  CHECK_FALSE(sign_in(store, Way{first.code, {}, {}, {}, {}}).value().session);
  CHECK_FALSE(sign_in(store, Way{}).value().session);
  const auto known = session_of(store, session->token).value();
  REQUIRE(known);
  CHECK(known->csrf == session->csrf);
  CHECK(known->account.number == first.account.number);
  CHECK_FALSE(session_of(store, session->csrf).value());
  CHECK(sign_out(store, session->token));
  CHECK_FALSE(session_of(store, session->token).value());
}

TEST_CASE("wrong codes from one address are stopped, others go on") {
  SignInTries tries;
  for (int i = 0; i < limits::sign_in_tries; ++i) {
    CHECK(tries.may_try("10.0.0.1"));
    tries.failed("10.0.0.1");
  }
  CHECK_FALSE(tries.may_try("10.0.0.1"));
  CHECK(tries.may_try("10.0.0.2"));
}
