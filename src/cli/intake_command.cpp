#include <fmt/core.h>

#include "app/passes.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/person.h"
#include "cli/secret.h"
#include "mailbox/mailbox_address.h"

namespace dh::cli {
namespace {

struct Options {
  std::vector<std::string> given;
  std::string password_file;
};

Status sort_out(const Options& options, app::IntakeRequest& request) {
  for (const std::string& one : options.given) {
    if (mailbox::is_mailbox_address(one)) request.mailboxes.push_back(one);
    else request.paths.emplace_back(one);
  }
  if (!request.mailboxes.empty()) request.mailbox_password = TRY(secret("DIENHONG_IMAP_PASSWORD", options.password_file));
  return {};
}

}  // namespace

void add_intake(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("intake", "Đọc các tệp góp ý / read files and folders of opinions");
  auto request = std::make_shared<app::IntakeRequest>();
  auto options = std::make_shared<Options>();
  command->add_option("PATH", options->given, "Tệp, thư mục, hộp thư imaps://user@host[:port]/FOLDER / files, folders, mailboxes")->required();
  command->add_option("--password-file", options->password_file,
                      "Tệp chứa mật khẩu hộp thư (hoặc biến DIENHONG_IMAP_PASSWORD) / the mailbox's password");
  command->add_option("--ca-file", request->mailbox_ca_file, "Chứng thư gốc để tin, PEM / certificate authorities to trust");
  command->add_option("--unit", request->unit, "Mã đơn vị / code of the unit they came from");
  command->callback([&console, &exit_code, request, options] {
    watch_interrupts();
    request->stop_asked = interrupted;
    request->by = person_or_user({});
    if (const Status split = sort_out(*options, *request); !split) {
      exit_code = console.refuse(split.error());
      return;
    }
    auto store = console.open();
    const auto outcome = store ? app::take_in(*store, *request, console.progress()) : tl::unexpected(store.error());
    if (!outcome) {
      exit_code = console.refuse(outcome.error());
      return;
    }
    console.line(fmt::format(fmt::runtime(console.tr("Đọc {} tệp, {} ý kiến; {} tệp đã có từ trước; {} tệp không đọc được",
                                                     "{} files read, {} opinions; {} files known before; {} could not be read")),
                             outcome->read, outcome->opinions, outcome->known, outcome->refused.size()));
    boost::json::array refused;
    for (const Error& error : outcome->refused) {
      exit_code = console.refuse(error);
      refused.push_back({{"file", error.file}, {"place", error.place}, {"reason", error.reason}});
    }
    if (outcome->stopped) {
      exit_code = exit_refused;
      fmt::print(stderr, fmt::runtime(console.tr("đã dừng; đã đọc {} trong {} tệp; chạy lại để đọc tiếp\n",
                                                 "stopped; {} of {} files read; run again to go on\n")),
                 outcome->done, outcome->total);
    }
    console.result({{"files", outcome->total}, {"done", outcome->done}, {"stopped", outcome->stopped}, {"read", outcome->read}, {"known", outcome->known}, {"opinions", outcome->opinions}, {"refused", refused}});
  });
}

}  // namespace dh::cli
