#include <fmt/core.h>

#include <memory>

#include "app/decisions.h"
#include "app/passes.h"
#include "app/suggestions.h"
#include "cli/commands.h"
#include "cli/decided.h"
#include "cli/group_lines.h"
#include "cli/person.h"

namespace dh::cli {
namespace {

struct Options {
  bool suggest = false;
  std::size_t most = 50;
  std::string by, group;
  std::vector<std::string> ids;
};

int run_analysis(const Console& console) {
  auto store = console.open();
  const auto outcome = store ? app::analyse_all(*store, console.progress()) : tl::unexpected(store.error());
  if (!outcome) return console.refuse(outcome.error());
  if (outcome->ran)
    console.line(fmt::format(fmt::runtime(console.tr("{} ý kiến, {} nhóm", "{} opinions, {} groups")), outcome->opinions, outcome->groups));
  else
    console.line(std::string(console.tr("Không có gì mới; giữ nguyên kết quả trước.", "Nothing new; the earlier result stands.")));
  console.result({{"ran", outcome->ran}, {"opinions", outcome->opinions}, {"groups", outcome->groups}});
  return exit_done;
}

std::string_view difference_in_words(const Console& console, const std::string& difference) {
  if (difference == "figure") return console.tr("khác con số", "another figure");
  if (difference == "negation") return console.tr("một bên phủ định", "one of them negates");
  if (difference == "direction") return console.tr("khác hướng", "another direction");
  if (difference == "edit") return console.tr("khác câu chữ đề nghị", "other words proposed");
  if (difference == "want") return console.tr("khác loại yêu cầu", "another kind of request");
  if (difference == "place") return console.tr("khác vị trí", "another place");
  return console.tr("không thấy gì trái nhau", "nothing that contradicts");
}

int suggest(const Console& console, std::size_t most) {
  auto store = console.open();
  const auto pairs = store ? app::suggest_merges(*store, most, console.progress()) : tl::unexpected(store.error());
  if (!pairs) return console.refuse(pairs.error());
  if (pairs->empty()) console.line(std::string(console.tr("Không có nhóm nào gợi ý gộp.", "No groups that may be one.")));
  boost::json::array all;
  for (const app::Suggestion& one : *pairs) {
    std::string shared;
    for (const std::string& word : one.shared) shared += (shared.empty() ? "" : ", ") + word;
    console.line(fmt::format(fmt::runtime(console.tr("{} ? {}  giống {:.2f} ({:.2f} theo từ, {:.2f} theo nghĩa); cùng nói: {}; {}", "{} ? {}  likeness {:.2f} ({:.2f} by words, {:.2f} by meaning); both say: {}; {}")),
                             one.group, one.other, one.likeness, one.by_words, one.by_meaning, shared, difference_in_words(console, one.difference)));
    console.line("    " + one.text);
    console.line("    " + one.other_text);
    all.push_back({{"group", one.group}, {"other", one.other}, {"likeness", one.likeness}, {"by_words", one.by_words}, {"by_meaning", one.by_meaning},
                   {"by_embedding", one.by_embedding ? boost::json::value(*one.by_embedding) : boost::json::value(nullptr)},
                   {"shared", boost::json::value_from(one.shared)}, {"difference", one.difference}, {"text", one.text}, {"other_text", one.other_text}});
  }
  console.result(all);
  return exit_done;
}

}  // namespace

void add_group(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("group", "Đặt vị trí, phân loại, gộp ý kiến giống nhau / place, judge and group");
  auto options = std::make_shared<Options>();
  command->add_flag("--suggest", options->suggest, "Nhóm có thể là một, kèm lý do; không tự gộp / pairs of groups that may be one, and why");
  command->add_option("--most", options->most, "Nhiều nhất bao nhiêu gợi ý / how many at most");
  const auto lines = add_line_options(*command);
  command->require_subcommand(0, 1);
  auto* merge = command->add_subcommand("merge", "Gộp các nhóm làm một / these groups are one");
  merge->add_option("ids", options->ids, "Mã nhóm hoặc mã ý kiến / ids of groups or opinions")->required();
  merge->add_option("--by", options->by, "Người quyết định / who decides");
  merge->callback([&console, &exit_code, options] {
    auto store = console.open();
    exit_code = store ? say_decided(*store, console, dh::app::merge_groups(*store, options->ids, person_or_user(options->by))) : console.refuse(store.error());
  });
  auto* split = command->add_subcommand("split", "Tách ý kiến ra nhóm riêng / these opinions leave their group");
  split->add_option("group", options->group, "Mã nhóm / id of the group")->required();
  split->add_option("opinions", options->ids, "Mã ý kiến / ids of the opinions that leave it")->required();
  split->add_option("--by", options->by, "Người quyết định / who decides");
  split->callback([&console, &exit_code, options] {
    auto store = console.open();
    exit_code = store ? say_decided(*store, console, dh::app::split_group(*store, options->group, options->ids, person_or_user(options->by))) : console.refuse(store.error());
  });
  command->callback([&console, &exit_code, options, lines, command] {
    if (!command->get_subcommands().empty()) return;
    if (!lines->files.texts.empty()) {
      exit_code = group_lines(console, *lines);
      return;
    }
    exit_code = options->suggest ? suggest(console, options->most) : run_analysis(console);
  });
}

}  // namespace dh::cli
