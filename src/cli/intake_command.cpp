#include <fmt/core.h>

#include "app/passes.h"
#include "cli/commands.h"

namespace dh::cli {

void add_intake(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("intake", "Đọc các tệp góp ý / read files and folders of opinions");
  auto request = std::make_shared<app::IntakeRequest>();
  command->add_option("PATH", request->paths, "Tệp hoặc thư mục / files or folders")->required();
  command->add_option("--unit", request->unit, "Mã đơn vị / code of the unit they came from");
  command->callback([&console, &exit_code, request] {
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
    console.result({{"read", outcome->read}, {"known", outcome->known}, {"opinions", outcome->opinions}, {"refused", refused}});
  });
}

}  // namespace dh::cli
