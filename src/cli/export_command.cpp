#include <fmt/core.h>

#include <unordered_map>

#include "app/passes.h"
#include "base/files.h"
#include "cli/commands.h"
#include "report/jsonl_export.h"

namespace dh::cli {
namespace {

struct Options {
  std::string format = "jsonl";
  bool spans = false;
  std::filesystem::path out;
};

Result<std::string> export_text(store::WorkspaceStore& store, const Options& options, const app::Progress& progress) {
  TRY(app::analyse_all(store, progress));
  const Consultation consultation = TRY(store.consultation());
  const std::vector<Opinion> opinions = TRY(store.opinions());
  std::string text = report::opinions_as_jsonl(consultation, opinions, decided_by_opinion(in_force(TRY(store.decisions()))));
  if (!options.spans) return text;
  std::unordered_map<std::string, std::vector<Opinion>> by_source;
  for (const Opinion& opinion : opinions) by_source[opinion.source].push_back(opinion);
  for (const Source& one : TRY(store.sources())) {
    if (!one.superseded_by.empty() || !one.quarantine.empty()) continue;
    text += report::spans_as_jsonl(TRY(store.source(one.sha256)), by_source[one.sha256]);
  }
  return text;
}

}  // namespace

void add_export(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("export", "Xuất ý kiến để kiểm tra, phân tích / export the opinions");
  auto options = std::make_shared<Options>();
  command->add_option("--format", options->format, "jsonl")->check(CLI::IsMember({"jsonl"}));
  command->add_flag("--spans", options->spans, "Thêm mỗi đoạn nguồn một dòng / add one line a source span");
  command->add_option("--out", options->out, "Tệp; bỏ trống: ra màn hình / file; left out: standard output");
  command->callback([&console, &exit_code, options] {
    auto store = console.open();
    const auto text = store ? export_text(*store, *options, console.progress()) : tl::unexpected(store.error());
    if (!text) {
      exit_code = console.refuse(text.error());
      return;
    }
    if (options->out.empty()) {
      fmt::print("{}", *text);
      return;
    }
    if (const Status written = write_file(options->out, *text); !written) exit_code = console.refuse(written.error());
  });
}

}  // namespace dh::cli
