#include <fmt/core.h>

#include <memory>

#include "base/clock.h"
#include "cli/commands.h"
#include "store/sign_ins.h"

namespace dh::cli {
namespace {

struct Options {
  std::int64_t number = 0;
};

int list(const Console& console) {
  auto store = console.open();
  const auto all = store ? store::SignIns(*store).all(now_iso8601()) : tl::unexpected(store.error());
  if (!all) return console.refuse(all.error());
  boost::json::array out;
  for (const store::AccountState& one : *all) {
    std::string words = fmt::format("{:>4}  {:<10} {}", one.account.number, name(one.account.part), one.account.name);
    if (!one.account.unit.empty()) words += fmt::format(" ({})", one.account.unit);
    if (!one.sign_in_name.empty()) words += fmt::format(", {} {}", console.tr("vào bằng tên", "signs in as"), one.sign_in_name);
    if (one.second_step) words += fmt::format(", {}", console.tr("có mã xác nhận", "second step"));
    if (!one.issuer.empty()) words += fmt::format(", {} {}", console.tr("tài khoản cơ quan", "office account at"), one.issuer);
    if (one.sessions > 0) words += fmt::format(", {} {}", one.sessions, console.tr("phiên đang mở", "open sessions"));
    if (!one.locked_at.empty()) words += fmt::format(", {} {}", console.tr("đã khóa từ", "locked since"), one.locked_at);
    console.line(words);
    out.push_back({{"number", one.account.number}, {"part", name(one.account.part)}, {"name", one.account.name}, {"unit", one.account.unit}, {"member", one.account.member}, {"sign_in_name", one.sign_in_name},
                   {"second_step", one.second_step}, {"recovery_left", one.recovery_left}, {"office", one.issuer}, {"sessions", one.sessions}, {"locked_at", one.locked_at}});
  }
  console.result(out);
  return exit_done;
}

using Act = Status (*)(store::SignIns&, std::int64_t);

int act(const Console& console, const Options& options, Act what) {
  auto store = console.open();
  if (!store) return console.refuse(store.error());
  store::SignIns kept(*store);
  const auto known = kept.account(options.number, now_iso8601());
  if (!known) return console.refuse(known.error());
  if (!*known) return console.refuse(Error{Error::Kind::not_found, {}, std::to_string(options.number), "no such account: dienhong accounts lists them"});
  if (const Status done = what(kept, options.number); !done) return console.refuse(done.error());
  console.line(fmt::format("{} {}: {}", options.number, (*known)->account.name, console.tr("đã xong", "done")));
  console.result({{"number", options.number}, {"name", (*known)->account.name}});
  return exit_done;
}

}  // namespace

void add_accounts(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("accounts", "Ai vào được trang web, và bằng cách nào / who may use the web, and how they come in");
  command->require_subcommand(0, 1);
  command->callback([&console, &exit_code, command] {
    if (command->get_subcommands().empty()) exit_code = list(console);
  });
  struct Named {
    const char* name;
    const char* words;
    Act act;
  };
  const Named acts[] = {
      {"end-sessions", "Đóng mọi phiên đang mở / end all open sessions", [](store::SignIns& kept, std::int64_t number) { return kept.end_sessions(number, {}, {}).map([](std::int64_t) {}); }},
      {"forget-second-step", "Bỏ mã xác nhận của người mất điện thoại / forget a lost second step", [](store::SignIns& kept, std::int64_t number) { return kept.forget_second_step(number); }},
      {"unlink", "Bỏ liên kết với tài khoản cơ quan / no longer the account of their office", [](store::SignIns& kept, std::int64_t number) { return kept.unlink_identity(number); }},
      {"lock", "Khóa: không vào được nữa, mọi phiên đóng lại / lock: no way in, all sessions end", [](store::SignIns& kept, std::int64_t number) { return kept.lock(number, now_iso8601()); }},
      {"unlock", "Mở khóa / unlock", [](store::SignIns& kept, std::int64_t number) { return kept.lock(number, {}); }},
  };
  for (const Named& one : acts) {
    auto options = std::make_shared<Options>();
    auto* sub = command->add_subcommand(one.name, one.words);
    sub->add_option("number", options->number, "Số của tài khoản, như dienhong accounts liệt kê / its number, as dienhong accounts lists it")->required();
    sub->callback([&console, &exit_code, options, what = one.act] { exit_code = act(console, *options, what); });
  }
}

}  // namespace dh::cli
