#include <fmt/core.h>

#include "app/passes.h"
#include "cli/commands.h"

namespace dh::cli {

void add_group(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("group", "Đặt vị trí, phân loại, gộp ý kiến giống nhau / place, judge and group");
  command->callback([&console, &exit_code] {
    auto store = console.open();
    const auto outcome = store ? app::analyse_all(*store, console.progress()) : tl::unexpected(store.error());
    if (!outcome) {
      exit_code = console.refuse(outcome.error());
      return;
    }
    if (outcome->ran)
      console.line(fmt::format(fmt::runtime(console.tr("{} ý kiến, {} nhóm", "{} opinions, {} groups")), outcome->opinions, outcome->groups));
    else
      console.line(std::string(console.tr("Không có gì mới; giữ nguyên kết quả trước.", "Nothing new; the earlier result stands.")));
    console.result({{"ran", outcome->ran}, {"opinions", outcome->opinions}, {"groups", outcome->groups}});
  });
}

}  // namespace dh::cli
