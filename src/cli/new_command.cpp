#include <fmt/core.h>

#include "cli/commands.h"

namespace dh::cli {

void add_new(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("new", "Tạo thư mục làm việc mới / make a workspace");
  auto name = std::make_shared<std::string>();
  command->add_option("NAME", *name, "Tên đợt lấy ý kiến / name of the consultation")->required();
  command->callback([&console, &exit_code, name] {
    const auto store = store::WorkspaceStore::create(console.workspace, *name);
    if (!store) {
      exit_code = console.refuse(store.error());
      return;
    }
    console.line(fmt::format(fmt::runtime(console.tr("Đã tạo “{}” tại {}", "Made “{}” in {}")), *name, console.workspace.string()));
    console.result({{"name", *name}, {"workspace", console.workspace.string()}});
  });
}

}  // namespace dh::cli
