#include <fmt/core.h>

#include "app/passes.h"
#include "cli/commands.h"

namespace dh::cli {

void add_roster(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("roster", "Đọc danh sách đơn vị và đoàn viên / read units and members");
  auto file = std::make_shared<std::filesystem::path>();
  command->add_option("FILE", *file, "XLSX")->required();
  command->callback([&console, &exit_code, file] {
    auto store = console.open();
    const auto roster = store ? app::take_roster(*store, *file) : tl::unexpected(store.error());
    if (!roster) {
      exit_code = console.refuse(roster.error());
      return;
    }
    console.line(fmt::format(fmt::runtime(console.tr("{} đơn vị, {} người", "{} units, {} members")), roster->units.size(), roster->members.size()));
    for (const std::string& problem : roster->problems) console.line("  ! " + problem);
    boost::json::array units;
    for (const Unit& unit : roster->units) units.push_back({{"code", unit.code}, {"name", unit.name}, {"parent", unit.parent}});
    console.result({{"units", units}, {"members", roster->members.size()}, {"problems", boost::json::value_from(roster->problems)}});
  });
}

}  // namespace dh::cli
