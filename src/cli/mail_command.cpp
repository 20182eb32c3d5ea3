#include <fmt/core.h>

#include <cstdlib>
#include <memory>

#include "app/mail_out.h"
#include "base/clock.h"
#include "base/files.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/person.h"
#include "cli/secret.h"
#include "store/mail_queue.h"

namespace dh::cli {
namespace {

struct Options {
  app::SendRequest send;
  std::string password_file, opinion, to, decision;
  std::filesystem::path answer;
  std::int64_t number = 0;
  bool all = false;
};

std::string_view state_in_words(const Console& console, const Mail& mail) {
  switch (mail.state) {
    case Mail::State::queued: return mail.tries == 0 ? console.tr("chờ gửi", "queued") : console.tr("chờ gửi lại", "queued again");
    case Mail::State::sending: return console.tr("CHƯA RÕ đã gửi hay chưa, cần người quyết định", "UNCERTAIN whether it went out, a person decides");
    case Mail::State::sent: return console.tr("đã gửi", "sent");
    case Mail::State::failed: return console.tr("không gửi được", "failed");
    case Mail::State::dropped: return console.tr("đã bỏ", "dropped");
  }
  return "";
}

int show_queue(const Console& console) {
  auto store = console.open();
  const auto mails = store ? store::MailQueue(*store).all() : tl::unexpected(store.error());
  if (!mails) return console.refuse(mails.error());
  if (mails->empty()) console.line(std::string(console.tr("Chưa có thư nào.", "No mail so far.")));
  boost::json::array list;
  for (const Mail& mail : *mails) {
    console.line(fmt::format("{}  {}  {}  {}{}", mail.number, mail.to, mail.subject, state_in_words(console, mail), mail.last_error.empty() ? "" : ": " + mail.last_error));
    list.push_back({{"number", mail.number}, {"made_at", mail.made_at}, {"kind", mail.kind}, {"about", mail.about}, {"to", mail.to}, {"subject", mail.subject}, {"body", mail.body},
                    {"message_id", mail.message_id}, {"state", name(mail.state)}, {"tries", mail.tries}, {"next_try", mail.next_try}, {"last_error", mail.last_error}, {"settled_at", mail.settled_at}});
  }
  console.result(list);
  return exit_done;
}

Result<app::SendOutcome> send(store::WorkspaceStore& store, const Console& console, Options& options) {
  options.send.password = secret("DIENHONG_SMTP_PASSWORD", options.password_file).value_or("");
  options.send.stop_asked = interrupted;
  options.send.asker = {person_or_user({}), "mail send"};
  return app::send_mails(store, options.send, console.progress());
}

int run_send(const Console& console, Options& options) {
  watch_interrupts();
  auto store = console.open();
  const auto outcome = store ? send(*store, console, options) : tl::unexpected(store.error());
  if (!outcome) return console.refuse(outcome.error());
  int code = exit_done;
  for (const Error& error : outcome->refused) code = console.refuse(error);
  console.line(fmt::format(fmt::runtime(console.tr("Gửi {} thư; {} thư còn chờ; {} thư không gửi được", "{} sent; {} still queued; {} given up")), outcome->sent, outcome->queued, outcome->failed));
  if (outcome->uncertain > 0) {
    code = exit_refused;
    fmt::print(stderr, fmt::runtime(console.tr("{} thư chưa rõ đã gửi hay chưa (`dienhong mail queue`); quyết định: `dienhong mail decide SỐ sent|again|drop`\n",
                                               "{} mails of which nobody knows whether they went out (`dienhong mail queue`); decide: `dienhong mail decide NUMBER sent|again|drop`\n")),
               outcome->uncertain);
  }
  console.result({{"sent", outcome->sent}, {"later", outcome->later}, {"failed", outcome->failed}, {"uncertain", outcome->uncertain}, {"queued", outcome->queued}});
  return code;
}

int decide(const Console& console, const Options& options) {
  const Mail::State state = options.decision == "sent" ? Mail::State::sent : options.decision == "again" ? Mail::State::queued : Mail::State::dropped;
  auto store = console.open();
  const Status done = store ? store::MailQueue(*store).decide(options.number, state, now_iso8601()) : tl::unexpected(store.error());
  return done ? exit_done : console.refuse(done.error());
}

int answer(const Console& console, const Options& options) {
  auto store = console.open();
  const auto text = store ? read_file(options.answer, 64u << 10) : tl::unexpected(store.error());
  const auto queued = text ? app::queue_answer(*store, options.opinion, *text, options.to, {person_or_user({}), "mail answer"}) : tl::unexpected(text.error());
  if (!queued) return console.refuse(queued.error());
  console.line(std::string(*queued ? console.tr("Đã xếp vào hàng chờ gửi.", "Queued.") : console.tr("Thư này đã có từ trước.", "It was queued before.")));
  console.result({{"queued", *queued}});
  return exit_done;
}

int receipts(const Console& console) {
  auto store = console.open();
  const auto queued = store ? app::queue_receipts(*store, {person_or_user({}), "mail receipts"}) : tl::unexpected(store.error());
  if (!queued) return console.refuse(queued.error());
  console.line(fmt::format(fmt::runtime(console.tr("{} biên nhận chờ gửi", "{} receipts queued")), *queued));
  console.result({{"queued", *queued}});
  return exit_done;
}

}  // namespace

void add_mail(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("mail", "Thư gửi đi: hàng chờ, gửi, quyết định / mail that goes out");
  command->require_subcommand(1);
  auto options = std::make_shared<Options>();
  command->add_subcommand("queue", "Các thư và thư nào đã gửi / the mails, and which were sent")->callback([&console, &exit_code] { exit_code = show_queue(console); });
  auto* send_command = command->add_subcommand("send", "Gửi các thư đang chờ / send what is queued");
  send_command->add_option("--password-file", options->password_file, "Tệp chứa mật khẩu máy chủ thư (hoặc biến DIENHONG_SMTP_PASSWORD) / the server's password");
  send_command->add_option("--ca-file", options->send.ca_file, "Chứng thư gốc để tin, PEM / certificate authorities to trust");
  send_command->add_flag("--now", options->send.now, "Cả thư đang hẹn gửi lại sau / also what was to wait");
  send_command->callback([&console, &exit_code, options] { exit_code = run_send(console, *options); });
  auto* decide_command = command->add_subcommand("decide", "Người quyết định về một thư / a person's word on a mail");
  decide_command->add_option("number", options->number, "Số thư / its number")->required();
  decide_command->add_option("decision", options->decision, "sent (đã tới / it went out), again (gửi lại / send it), drop (bỏ / leave it)")->required()->check(CLI::IsMember({"sent", "again", "drop"}));
  decide_command->callback([&console, &exit_code, options] { exit_code = decide(console, *options); });
  auto* answer_command = command->add_subcommand("answer", "Trả lời một ý kiến / answer an opinion");
  answer_command->add_option("opinion", options->opinion, "Mã ý kiến / its id")->required();
  answer_command->add_option("--text", options->answer, "Tệp chứa câu trả lời / file with the answer")->required();
  answer_command->add_option("--to", options->to, "Địa chỉ / address")->required();
  answer_command->callback([&console, &exit_code, options] { exit_code = answer(console, *options); });
  command->add_subcommand("receipts", "Biên nhận cho thư góp ý đã đọc / receipts for mails that were read")->callback([&console, &exit_code] { exit_code = receipts(console); });
}

}  // namespace dh::cli
