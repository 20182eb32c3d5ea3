#include <fmt/core.h>

#include <memory>

#include "app/accounts.h"
#include "app/mail_out.h"
#include "cli/commands.h"
#include "cli/person.h"

namespace dh::cli {
namespace {

struct Options {
  app::InvitationRequest request;
  std::string address = "http://127.0.0.1:8642", mail;
};

int run_mail(const Console& console, const Options& options) {
  auto store = console.open();
  const auto invited = store ? app::invite_by_mail(*store, options.request, options.address, options.mail, {person_or_user({}), "invite"}) : tl::unexpected(store.error());
  if (!invited) return console.refuse(invited.error());
  console.line(options.mail + ": " + std::string(invited->queued ? console.tr("chờ gửi (dienhong mail send)", "queued (dienhong mail send)") : console.tr("đã mời từ trước", "invited before")));
  console.result({{"part", name(invited->account.part)}, {"name", invited->account.name}, {"unit", invited->account.unit}, {"to", options.mail}, {"queued", invited->queued}});
  return exit_done;
}

int run(const Console& console, const Options& options) {
  auto store = console.open();
  const auto invited = store ? app::invite(*store, options.request) : tl::unexpected(store.error());
  if (!invited) return console.refuse(invited.error());
  // Behind '#', so that the code stands in no log of a server or a proxy.
  const std::string link = options.address + "/vao#" + invited->code;
  console.line(link);
  console.result({{"part", name(invited->account.part)}, {"name", invited->account.name}, {"unit", invited->account.unit}, {"code", invited->code},
                  {"link", link}, {"expires_at", invited->expires_at}});
  return exit_done;
}

}  // namespace

void add_invite(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("invite", "Liên kết vào trang web, mở được một lần / a link to the web that opens once");
  auto options = std::make_shared<Options>();
  command->add_option("--role", options->request.part, "member, secretary, organiser, drafter, auditor")->required();
  command->add_option("--member", options->request.member, "Mã người góp ý trong danh sách / code on the roster");
  command->add_option("--unit", options->request.unit, "Mã đơn vị; bỏ trống là tất cả / code of the unit; none: all");
  command->add_option("--name", options->request.name, "Tên hiện ra với người khác / name shown to others");
  command->add_option("--address", options->address, "Địa chỉ của trang / address of the site");
  command->add_option("--mail", options->mail, "Gửi liên kết tới địa chỉ thư này / mail the link to this address");
  command->callback([&console, &exit_code, options] { exit_code = options->mail.empty() ? run(console, *options) : run_mail(console, *options); });
}

}  // namespace dh::cli
