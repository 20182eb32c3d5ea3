#include <fmt/core.h>

#include <memory>

#include "app/mail_out.h"
#include "cli/commands.h"
#include "cli/person.h"

namespace dh::cli {
namespace {

std::string what_became(const Console& console, const app::Reminder& one, bool dry_run) {
  if (one.to.empty()) return std::string(console.tr("danh sách không có địa chỉ thư", "the roster has no address"));
  if (dry_run) return one.to;
  return one.to + ": " + std::string(one.queued ? console.tr("chờ gửi", "queued") : console.tr("hôm nay đã nhắc", "reminded today already"));
}

int run(const Console& console, const app::ReminderRequest& request) {
  auto store = console.open();
  const auto reminders = store ? app::remind(*store, request, {person_or_user({}), "remind"}) : tl::unexpected(store.error());
  if (!reminders) return console.refuse(reminders.error());
  if (reminders->empty()) console.line(std::string(console.tr("Không có đơn vị nào cần nhắc.", "No unit needs a reminder.")));
  boost::json::array list;
  for (const app::Reminder& one : *reminders) {
    console.line(fmt::format(fmt::runtime(console.tr("{} {}: nhận {} tài liệu, {} ý kiến, {} chờ người xem → {}", "{} {}: {} documents, {} opinions, {} await a person → {}")), one.unit, one.state.unit,
                             one.state.sources, one.state.opinions, one.state.waiting, what_became(console, one, request.dry_run)));
    list.push_back({{"unit", one.unit}, {"name", one.state.unit}, {"to", one.to}, {"sources", one.state.sources}, {"opinions", one.state.opinions}, {"waiting", one.state.waiting}, {"queued", one.queued}});
  }
  console.result(list);
  return exit_done;
}

}  // namespace

void add_remind(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("remind", "Nhắc đơn vị chưa gửi gì / remind units from which nothing came");
  auto request = std::make_shared<app::ReminderRequest>();
  command->add_option("--unit", request->unit, "Mã đơn vị, dù đã gửi hay chưa / code of one unit, whatever came from it");
  command->add_flag("--dry-run", request->dry_run, "Chỉ xem sẽ nhắc ai / only show whom");
  command->callback([&console, &exit_code, request] { exit_code = run(console, *request); });
}

}  // namespace dh::cli
