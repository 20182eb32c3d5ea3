#include "cli/decided.h"

#include <fmt/core.h>

#include "app/passes.h"

namespace dh::cli {

int say_decided(store::WorkspaceStore& store, const Console& console, const Result<std::int64_t>& number) {
  if (!number) return console.refuse(number.error());
  const auto outcome = app::analyse_all(store, console.progress());
  if (!outcome) return console.refuse(outcome.error());
  console.line(fmt::format(fmt::runtime(console.tr("Quyết định số {}; {} ý kiến, {} nhóm", "Decision {}; {} opinions, {} groups")), *number, outcome->opinions, outcome->groups));
  console.result({{"decision", *number}, {"opinions", outcome->opinions}, {"groups", outcome->groups}});
  return exit_done;
}

}  // namespace dh::cli
