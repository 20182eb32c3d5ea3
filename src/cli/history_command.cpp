#include <fmt/core.h>

#include <memory>

#include "app/decisions.h"
#include "cli/commands.h"
#include "cli/decided.h"
#include "cli/person.h"

namespace dh::cli {
namespace {

struct Options {
  std::optional<std::int64_t> number;
  std::string by;
};

std::string what(const Console& console, const Decision& decision) {
  switch (decision.action) {
    case Decision::Action::merge: return fmt::format(fmt::runtime(console.tr("gộp {} ý kiến vào một nhóm", "merged {} opinions into one group")), decision.opinions.size());
    case Decision::Action::split: return fmt::format(fmt::runtime(console.tr("tách {} ý kiến khỏi {} ý kiến", "split {} opinions from {}")), decision.opinions.size(), decision.rest.size());
    case Decision::Action::undo: return fmt::format(fmt::runtime(console.tr("bỏ quyết định số {}", "undid decision {}")), decision.of);
    case Decision::Action::redo: return fmt::format(fmt::runtime(console.tr("lấy lại quyết định số {}", "redid decision {}")), decision.of);
    case Decision::Action::cut: return fmt::format(fmt::runtime(console.tr("cắt ý kiến {} làm {}", "cut opinion {} in {}")), decision.opinions.front(), decision.rest.size());
    case Decision::Action::join: return fmt::format(fmt::runtime(console.tr("nối {} ý kiến làm {}", "joined {} opinions as {}")), decision.opinions.size(), decision.rest.front());
    case Decision::Action::order: return fmt::format(fmt::runtime(console.tr("xếp thứ tự {} nhóm, đầu là nhóm của {}", "put {} groups in order, that of {} first")), decision.opinions.size(), decision.opinions.front());
    case Decision::Action::correct: break;
  }
  const Correction& to = *decision.correction;
  std::string out = fmt::format("{} {}:", console.tr("sửa", "corrected"), to.opinion);
  if (to.document) out += " document=" + *to.document;
  if (to.place) out += fmt::format(" place=\"{}: {}\"", to.place->document, to.place->path);
  if (to.kind) out += fmt::format(" kind={}", name(*to.kind));
  if (to.stance) out += fmt::format(" stance={}", name(*to.stance));
  if (to.topic) out += " topic=" + *to.topic;
  if (to.unit) out += " unit=" + *to.unit;
  if (to.member) out += " member=" + *to.member;
  if (to.singular) out += fmt::format(" singular={}", *to.singular ? "yes" : "no");
  if (to.representative) out += " representative";
  return out;
}

void show(const Console& console, const std::vector<app::DecisionLine>& lines) {
  boost::json::array all;
  for (const app::DecisionLine& line : lines) {
    const Decision& one = line.decision;
    const bool undone = !line.in_force && one.action != Decision::Action::undo && one.action != Decision::Action::redo;
    console.line(fmt::format("{}  {}  {}  {}{}", one.number, one.at, one.by, what(console, one), undone ? console.tr(" (đã bỏ)", " (undone)") : ""));
    all.push_back({{"number", one.number}, {"at", one.at}, {"by", one.by}, {"action", name(one.action)}, {"what", what(console, one)},
                   {"in_force", line.in_force}, {"opinions", boost::json::value_from(one.opinions)}, {"rest", boost::json::value_from(one.rest)}});
  }
  if (lines.empty()) console.line(std::string(console.tr("Chưa có quyết định nào.", "Nothing was decided yet.")));
  console.result(all);
}

template <class Decide>
void add_turning_back(CLI::App& app, const char* name, const char* description, Console& console, int& exit_code, Decide decide) {
  auto* command = app.add_subcommand(name, description);
  auto options = std::make_shared<Options>();
  command->add_option("number", options->number, "Số của quyết định; bỏ trống: cái gần nhất / its number; left out: the last");
  command->add_option("--by", options->by, "Người quyết định / who decides");
  command->callback([&console, &exit_code, options, decide] {
    auto store = console.open();
    exit_code = store ? say_decided(*store, console, decide(*store, options->number, person_or_user(options->by))) : console.refuse(store.error());
  });
}

}  // namespace

void add_undo(CLI::App& app, Console& console, int& exit_code) {
  add_turning_back(app, "undo", "Bỏ một quyết định / undo a decision", console, exit_code, dh::app::undo_decision);
}

void add_redo(CLI::App& app, Console& console, int& exit_code) {
  add_turning_back(app, "redo", "Lấy lại quyết định đã bỏ / redo what was undone", console, exit_code, dh::app::redo_decision);
}

void add_history(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("history", "Các quyết định của người / what persons decided");
  command->callback([&console, &exit_code] {
    auto store = console.open();
    const auto lines = store ? app::decision_history(*store) : tl::unexpected(store.error());
    if (!lines) {
      exit_code = console.refuse(lines.error());
      return;
    }
    show(console, *lines);
  });
}

}  // namespace dh::cli
