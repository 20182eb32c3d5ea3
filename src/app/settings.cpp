#include "app/settings.h"

#include <algorithm>
#include <filesystem>

#include "app/embedding.h"
#include "app/office_sign_in.h"
#include "app/rounds.h"
#include "mailbox/mailbox_address.h"
#include "mailbox/outgoing_mail.h"
#include "mailbox/smtp.h"
#include "text/utf8.h"

namespace dh::app {
namespace {

struct Known {
  const char* name;
  Status (*check)(const std::string& value, bool anywhere);
};

Status check_embedding(const std::string& value, bool anywhere) { return anywhere ? Status{} : check_stays_in_house(value); }
Status check_server(const std::string& value, bool) { return mailbox::parse_smtp_address(value).map([](const auto&) {}); }
Status check_sender(const std::string& value, bool) { return mailbox::is_mail_address(value) ? Status{} : fail(Error::Kind::refused, "is no mail address", {}, value); }
Status check_name(const std::string& value, bool) {
  const bool plain = is_valid_utf8(value) && std::ranges::none_of(value, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
  return plain ? Status{} : fail(Error::Kind::refused, "a name is one line", {}, "mail-name");
}

Status check_mailbox(const std::string& value, bool) { return mailbox::parse_mailbox_address(value).map([](const auto&) {}); }

Status check_office(const std::string& value, bool) { return check_issuer(value); }
Status check_client(const std::string& value, bool) { return value.size() <= 200 && is_valid_utf8(value) && value.find_first_of("\r\n:") == std::string::npos ? Status{} : fail(Error::Kind::refused, "is no name of a client", {}, "oidc-client"); }
Status check_ca(const std::string& value, bool) { return std::filesystem::is_regular_file(value) && std::filesystem::path(value).is_absolute() ? Status{} : fail(Error::Kind::refused, "is a file with certificates, from the root", {}, value); }

constexpr Known all_known[] = {{"oidc-issuer", check_office}, {"oidc-client", check_client}, {"oidc-ca-file", check_ca}, {"embedding-url", check_embedding}, {"mailbox", check_mailbox}, {"smtp-server", check_server}, {"mail-from", check_sender}, {"mail-name", check_name}};

}  // namespace

Status choose_setting(WorkspaceStore& store, const std::string& name, const std::string& value, bool anywhere) {
  if (name == "unit") {
    const Roster roster = TRY(store.roster());
    if (!value.empty() && roster.unit(value) == nullptr) return fail(Error::Kind::refused, "no such unit on the roster", {}, value);
    return store.set_setting(name, value);
  }
  if (name == "time-zone") {
    if (!value.empty()) TRY(time_zone_of(value));
    return store.set_setting(name, value);
  }
  if (name == "deadlines" || name == "silence-is-assent" || name == "spoken-opinions-count") {
    const std::string yes = name == "deadlines" ? "confirmed" : "on";
    if (!value.empty() && value != yes) return fail(Error::Kind::refused, "is set to " + yes + ", or cleared", {}, value);
    TRY(store.set_setting(name, value));
    return name == "deadlines" ? mark_late(store) : Status{};
  }
  if (name == "staff-totp") {
    if (!value.empty() && value != "required") return fail(Error::Kind::refused, "is set to required, or cleared", {}, value);
    return store.set_setting(name, value);
  }
  if (name == "after-deadline") {
    if (!value.empty() && value != "accept") return fail(Error::Kind::refused, "is set to accept, or cleared", {}, value);
    return store.set_setting(name, value);
  }
  for (const Known& known : all_known) {
    if (name != known.name) continue;
    if (!value.empty()) TRY(known.check(value, anywhere));
    return store.set_setting(name, value);
  }
  return fail(Error::Kind::refused, "no such setting", {}, name);
}

Result<std::vector<std::pair<std::string, std::string>>> settings(const WorkspaceStore& store) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const Known& known : all_known) out.emplace_back(known.name, TRY(store.setting(known.name)));
  for (const char* name : {"unit", "deadlines", "after-deadline", "silence-is-assent", "spoken-opinions-count", "staff-totp"}) out.emplace_back(name, TRY(store.setting(name)));
  out.emplace_back("time-zone", time_zone_name(TRY(minutes_ahead(store))));
  return out;
}

}  // namespace dh::app
