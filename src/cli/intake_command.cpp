#include <fmt/core.h>

#include "app/passes.h"
#include "cli/commands.h"
#include "cli/interrupt.h"

namespace dh::cli {

void add_intake(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("intake", "Đọc các tệp góp ý / read files and folders of opinions");
  auto request = std::make_shared<app::IntakeRequest>();
  command->add_option("PATH", request->paths, "Tệp hoặc thư mục / files or folders")->required();
  command->add_option("--unit", request->unit, "Mã đơn vị / code of the unit they came from");
  command->callback([&console, &exit_code, request] {
    watch_interrupts();
    request->stop_asked = interrupted;
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
