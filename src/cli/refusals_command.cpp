#include <fmt/core.h>

#include "cli/commands.h"

namespace dh::cli {
namespace {

int run(const Console& console) {
  const auto store = console.open();
  const auto all = store ? store->refusals() : tl::unexpected(store.error());
  if (!all) return console.refuse(all.error());
  if (all->empty()) console.line(std::string(console.tr("Chưa có lần từ chối nào.", "Nothing was refused so far.")));
  boost::json::array list;
  for (const Refusal& one : *all) {
    console.line(fmt::format("{} {}  {}  {}  [{}]  {}", one.number, one.at, one.by, one.through, one.document, one.rule));
    list.push_back({{"number", one.number}, {"at", one.at}, {"by", one.by}, {"through", one.through}, {"wanted", one.wanted}, {"document", one.document}, {"rule", one.rule}});
  }
  console.result(list);
  return exit_done;
}

}  // namespace

void add_refusals(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("refusals", "Những lần từ chối vì văn kiện không được đưa lên mạng / what was refused, to whom, by which rule of the guide");
  command->callback([&console, &exit_code] { exit_code = run(console); });
}

}  // namespace dh::cli
