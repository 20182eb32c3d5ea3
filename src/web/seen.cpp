#include "web/seen.h"

#include <algorithm>

#include "app/desk.h"

namespace dh::web {

Result<Opinion> seen_opinion(Call& call, const Consultation& consultation, const std::string& id) {
  const Service::Desk desk = TRY(call.service.desk(call.store));
  std::vector<Opinion> fresh;  // only what was cut or joined a moment ago is not in memory
  const Opinion* found = desk.shown->opinion(id);
  if (found == nullptr) {
    fresh = TRY(call.store.opinions());
    const auto at = std::ranges::find(fresh, id, &Opinion::id);
    if (at != fresh.end()) found = &*at;
  }
  if (found == nullptr || !app::may_see(consultation.roster, call.account().unit, found->home)) return fail(Error::Kind::not_found, "no such opinion", {}, id);
  TRY(app::permit_all(call.store, consultation, {found, 1}, call.reading(), call.asker()));
  return *found;
}

Status check_own_group(Call& call, const app::DeskSnapshot& desk, const Consultation& consultation, const std::string& id) {
  const Group* group = desk.group(id);
  if (group == nullptr) return fail(Error::Kind::not_found, "no such group", {}, id);
  for (const std::string& one : group->opinions) {
    const Opinion* opinion = desk.opinion(one);
    if (opinion == nullptr) continue;
    if (!app::may_see(consultation.roster, call.account().unit, opinion->home)) return fail(Error::Kind::refused, "this group holds opinions of other units", {}, id);
    TRY(app::permit_all(call.store, consultation, {opinion, 1}, call.reading(), call.asker()));
  }
  return {};
}

app::Decider decider(const Call& call) {
  const Account& account = call.account();
  return account.unit.empty() ? app::Decider(account.name) : app::Decider(account.name, account.unit);
}

HttpResponse decided(Call& call, std::int64_t number) {
  call.service.analyse_soon();
  return as_json(boost::json::object{{"number", number}});
}

}  // namespace dh::web
