#include "app/accounts.h"

#include "base/clock.h"
#include "base/crypto.h"
#include "base/limits.h"
#include "store/sign_ins.h"
#include "text/utf8.h"

namespace dh::app {
namespace {

constexpr long day = 24L * 60 * 60;

// Of the token alone, so that it need not be kept.
std::string csrf_of(const std::string& token) { return sha256_hex("csrf\n" + token); }

}  // namespace

Result<Account> account_for(WorkspaceStore& store, const InvitationRequest& request) {
  Account account;
  if (!part_of(request.part, account.part)) return fail(Error::Kind::refused, "a role is member, secretary, organiser, drafter or auditor", {}, request.part);
  const Roster roster = TRY(store.roster());
  account.unit = request.unit;
  account.member = request.member;
  if (account.part == Account::Part::member) {
    const Member* member = roster.member(request.member);
    if (member == nullptr) return fail(Error::Kind::refused, "no such member on the roster", {}, request.member);
    account.unit = member->unit;
  } else if (!request.member.empty()) {
    return fail(Error::Kind::refused, "only members stand on the roster", {}, request.member);
  } else if (!account.unit.empty() && roster.unit(account.unit) == nullptr) {
    return fail(Error::Kind::refused, "no such unit on the roster", {}, account.unit);
  }
  account.name = !request.name.empty() ? request.name : !account.member.empty() ? account.member : request.part;
  if (!is_valid_utf8(account.name)) return fail(Error::Kind::refused, "the name is no UTF-8");
  account.number = TRY(store.account_of(account, now_iso8601()));
  return account;
}

Result<Invitation> invite(WorkspaceStore& store, const InvitationRequest& request) {
  Invitation out;
  out.account = TRY(account_for(store, request));
  if (const auto known = TRY(store::SignIns(store).account(out.account.number, now_iso8601())); known && !known->locked_at.empty())
    return fail(Error::Kind::refused, "this account is locked: dienhong accounts unlock " + std::to_string(out.account.number), {}, out.account.name);
  out.code = random_token();
  out.expires_at = iso8601_after(limits::invitation_days * day);
  TRY(store.add_invitation(sha256_hex(out.code), out.account.number, out.expires_at));
  return out;
}

Result<std::optional<Session>> session_of(const WorkspaceStore& store, const std::string& token) {
  if (token.empty()) return std::nullopt;
  auto found = TRY(store::SignIns(store).session(sha256_hex(token), now_iso8601()));
  if (!found) return std::nullopt;
  return Session{std::move(found->account), token, csrf_of(token), found->session.way, found->session.began_at, found->second_step};
}

Status sign_out(WorkspaceStore& store, const std::string& token) { return store.end_session(sha256_hex(token)); }

bool SignInTries::may_try(const std::string& address) {
  const std::lock_guard lock(mutex_);
  forget_old(Clock::now());
  const auto found = failed_.find(address);
  if (found == failed_.end()) return failed_.size() < limits::sign_in_addresses;
  return found->second.times < limits::sign_in_tries;
}

void SignInTries::failed(const std::string& address) {
  const std::lock_guard lock(mutex_);
  const auto [at, added] = failed_.try_emplace(address, Failed{0, Clock::now()});
  ++at->second.times;
}

void SignInTries::forget_old(Clock::time_point now) {
  std::erase_if(failed_, [&](const auto& one) { return now - one.second.since > std::chrono::minutes(limits::sign_in_minutes); });
}

}  // namespace dh::app
