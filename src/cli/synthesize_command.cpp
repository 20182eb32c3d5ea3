#include <fmt/core.h>

#include "app/passes.h"
#include "app/report_volumes.h"
#include "cli/commands.h"

namespace dh::cli {
namespace {

struct Options {
  app::SynthesisOptions synthesis;
  std::filesystem::path all;
};

Result<std::vector<app::SynthesisFile>> write(store::WorkspaceStore& store, const Options& options, const app::Progress& progress) {
  if (!options.all.empty()) return app::write_all_syntheses(store, options.all, options.synthesis, progress);
  return std::vector{TRY(app::write_synthesis(store, options.synthesis, progress))};
}

}  // namespace

void add_synthesize(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("synthesize", "Viết báo cáo tổng hợp của đơn vị / write a unit's synthesis");
  auto options = std::make_shared<Options>();
  command->add_option("--unit", options->synthesis.unit, "Mã đơn vị; bỏ trống: toàn bộ / code; left out: all units together");
  auto* out = command->add_option("--out", options->synthesis.out, "Tệp báo cáo / the report");
  auto* all = command->add_option("--all", options->all, "Thư mục: mỗi đơn vị một báo cáo / folder: one report a unit");
  out->excludes(all);
  command->add_option("--format", options->synthesis.format, "docx | pdf")->check(CLI::IsMember({"docx", "pdf"}));
  command->add_option("--date", options->synthesis.date, "Ngày báo cáo, YYYY-MM-DD / date of the report");
  command->add_option("--place", options->synthesis.place_name, "Nơi ký / place of signature");
  command->add_flag("--public", options->synthesis.for_the_public, "Để công bố: không mang theo dữ liệu gửi cấp trên / to publish: without what it carries to the unit above");
  command->add_option("--volume", options->synthesis.volume_opinions, "Số ý kiến tối đa của một tệp; nhiều hơn thì Phụ lục 1 chia thành tập / opinions in one file; with more, annex 1 is in volumes")
      ->check(CLI::Range(1, 1'000'000))->capture_default_str();
  command->callback([&console, &exit_code, options] {
    if (options->all.empty() && options->synthesis.out.empty()) throw CLI::RequiredError("--out or --all");
    auto store = console.open();
    const auto files = store ? write(*store, *options, console.progress()) : tl::unexpected(store.error());
    if (!files) {
      exit_code = console.refuse(files.error());
      return;
    }
    boost::json::array list;
    for (const app::SynthesisFile& file : *files) {
      console.line(fmt::format(fmt::runtime(console.tr("{}: {} ý kiến, {} nhóm → {}{}", "{}: {} opinions, {} groups → {}{}")),
                               file.unit_name, file.opinions, file.groups, file.file.string(),
                               file.written ? "" : console.tr(" (không đổi)", " (unchanged)")));
      if (file.volumes > 0)
        console.line(fmt::format(fmt::runtime(console.tr("Phụ lục 1: {} tập trong thư mục {}. Báo cáo này chỉ để đọc; gửi dữ liệu lên cấp trên bằng gói (bundle).",
                                                         "Annex 1: {} volumes in {}. This report is for reading; send the data upward as a bundle.")),
                                 file.volumes, app::volume_folder(file.file).string()));
      list.push_back({{"unit", file.unit}, {"name", file.unit_name}, {"file", file.file.string()}, {"opinions", file.opinions},
                      {"groups", file.groups}, {"written", file.written}, {"volumes", file.volumes}});
    }
    console.result(list);
  });
}

}  // namespace dh::cli
