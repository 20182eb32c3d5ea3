#include <fmt/core.h>

#include <memory>

#include "app/mailbox_watch.h"
#include "app/passes.h"
#include "base/clock.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/person.h"
#include "cli/secret.h"
#include "mailbox/mailbox_address.h"

namespace dh::cli {
namespace {

struct Options {
  app::IntakeRequest request;
  std::vector<std::string> given;
  std::string password_file;
  bool watch = false;
  int every = 300;
};

// What to read when nothing is given: the mailbox that the office has named; else the one of the guide is told.
Status take_named_mailbox(const store::WorkspaceStore& store, Options& options) {
  if (const std::string named = TRY(store.setting("mailbox")); !named.empty()) {
    options.given.push_back(named);
    return {};
  }
  const std::optional<Guide> guide = TRY(store.guide());
  const std::string mail = guide ? guide->reply_email : std::string();
  if (mail.empty()) return fail(Error::Kind::refused, "give files, folders or a mailbox: imaps://user@host");
  return fail(Error::Kind::refused, "the guide names the mailbox " + mail + "; give it with its server, here or once for all: `dienhong settings mailbox imaps://" + mail + "@HOST`");
}

Status sort_out(const store::WorkspaceStore& store, Options& options) {
  if (options.given.empty()) TRY(take_named_mailbox(store, options));
  app::IntakeRequest& request = options.request;
  for (const std::string& one : options.given) {
    if (mailbox::is_mailbox_address(one)) request.mailboxes.push_back(one);
    else request.paths.emplace_back(one);
  }
  if (options.watch && (request.mailboxes.empty() || !request.paths.empty())) return fail(Error::Kind::refused, "only mailboxes are watched");
  if (!request.mailboxes.empty()) request.mailbox_password = TRY(secret("DIENHONG_IMAP_PASSWORD", options.password_file));
  return {};
}

void say_counts(const Console& console, const app::IntakeOutcome& outcome) {
  console.line(fmt::format(fmt::runtime(console.tr("Đọc {} tệp, {} ý kiến; {} tệp đã có từ trước; {} tệp không đọc được",
                                                   "{} files read, {} opinions; {} files known before; {} could not be read")),
                           outcome.read, outcome.opinions, outcome.known, outcome.refused.size()));
  if (outcome.reports > 0)
    console.line(fmt::format(fmt::runtime(console.tr("{} báo cáo của chương trình, chờ gộp: dienhong merge --received", "{} reports of this program wait: dienhong merge --received")), outcome.reports));
}

boost::json::value as_json(const app::IntakeOutcome& outcome) {
  boost::json::array refused;
  for (const Error& error : outcome.refused) refused.push_back({{"file", error.file}, {"place", error.place}, {"reason", error.reason}});
  return {{"files", outcome.total}, {"done", outcome.done}, {"stopped", outcome.stopped}, {"read", outcome.read}, {"known", outcome.known}, {"opinions", outcome.opinions}, {"reports", outcome.reports}, {"refused", refused}};
}

int read_once(const Console& console, store::WorkspaceStore& store, const Options& options) {
  const auto outcome = app::take_in(store, options.request, console.progress());
  if (!outcome) return console.refuse(outcome.error());
  say_counts(console, *outcome);
  int code = exit_done;
  for (const Error& error : outcome->refused) code = console.refuse(error);
  if (outcome->stopped) {
    code = exit_refused;
    fmt::print(stderr, fmt::runtime(console.tr("đã dừng; đã đọc {} trong {} tệp; chạy lại để đọc tiếp\n",
                                               "stopped; {} of {} files read; run again to go on\n")),
               outcome->done, outcome->total);
  }
  console.result(as_json(*outcome));
  return code;
}

// A line a look at which something happened; with --json an object a look.
int keep_looking(const Console& console, store::WorkspaceStore& store, const Options& options) {
  app::WatchRequest request{options.request, std::chrono::seconds(options.every), {}};
  request.looked = [&console](const app::IntakeOutcome& outcome, std::chrono::seconds pause) {
    for (const Error& error : outcome.refused) console.refuse(error);
    if (outcome.done > 0) {
      console.line(now_iso8601());
      say_counts(console, outcome);
    }
    if (outcome.out_of_reach > 0)
      fmt::print(stderr, fmt::runtime(console.tr("không vào được hộp thư; thử lại sau {} giây\n", "the mailbox is out of reach; next try in {} seconds\n")), pause.count());
    console.result(as_json(outcome));
    std::fflush(stdout);
    std::fflush(stderr);
  };
  const Status ended = app::watch(store, request, console.progress());
  return ended ? exit_done : console.refuse(ended.error());
}

int run(const Console& console, Options& options) {
  watch_interrupts();
  options.request.stop_asked = interrupted;
  options.request.by = person_or_user({});
  auto store = console.open();
  const Status sorted = store ? sort_out(*store, options) : tl::unexpected(store.error());
  if (!sorted) return console.refuse(sorted.error());
  return options.watch ? keep_looking(console, *store, options) : read_once(console, *store, options);
}

}  // namespace

void add_intake(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("intake", "Đọc các tệp góp ý / read files and folders of opinions");
  auto options = std::make_shared<Options>();
  command->add_option("PATH", options->given, "Tệp, thư mục, hộp thư imaps://user@host[:port]/FOLDER; bỏ trống: hộp thư của cơ quan / files, folders, mailboxes; none: the office's mailbox");
  command->add_option("--password-file", options->password_file,
                      "Tệp chứa mật khẩu hộp thư (hoặc biến DIENHONG_IMAP_PASSWORD) / the mailbox's password");
  command->add_option("--ca-file", options->request.mailbox_ca_file, "Chứng thư gốc để tin, PEM / certificate authorities to trust");
  command->add_option("--unit", options->request.unit, "Mã đơn vị / code of the unit they came from");
  command->add_flag("--watch", options->watch, "Xem hộp thư mãi cho tới Ctrl-C / keep looking into the mailbox until Ctrl-C");
  command->add_option("--every", options->every, "Cách nhau bao nhiêu giây (300) / seconds between two looks")->check(CLI::Range(1, 86'400));
  command->callback([&console, &exit_code, options] { exit_code = run(console, *options); });
}

}  // namespace dh::cli
