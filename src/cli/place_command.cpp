#include <fmt/core.h>

#include "app/passes.h"
#include "cli/commands.h"

namespace dh::cli {

void add_place(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("place", "Đặt vị trí, phân loại ý kiến mới đến; gộp sau / place and judge what arrived; grouping comes later");
  command->callback([&console, &exit_code] {
    auto store = console.open();
    const auto outcome = store ? app::place_and_judge(*store, console.progress()) : tl::unexpected(store.error());
    if (!outcome) {
      exit_code = console.refuse(outcome.error());
      return;
    }
    if (outcome->ran) console.line(fmt::format(fmt::runtime(console.tr("{} ý kiến, {} vừa đặt vị trí", "{} opinions, {} placed now")), outcome->opinions, outcome->anew));
    else console.line(std::string(console.tr("Không có gì mới; giữ nguyên kết quả trước.", "Nothing new; the earlier result stands.")));
    console.result({{"ran", outcome->ran}, {"opinions", outcome->opinions}, {"placed", outcome->anew}});
    exit_code = exit_done;
  });
}

}  // namespace dh::cli
