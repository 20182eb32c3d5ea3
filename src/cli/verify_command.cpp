#include <fmt/core.h>

#include "app/report_volumes.h"
#include "base/files.h"
#include "cli/commands.h"
#include "report/verify.h"
#include "report/volume.h"

namespace dh::cli {
namespace {

// `volumes`: the folder with the volumes of its annex, if it has any.
Result<report::Verdict> verify_file(const std::filesystem::path& file, const std::filesystem::path& volumes) {
  const std::string bytes = TRY(read_file(file));
  Result<report::Verdict> verdict = report::verify_report(bytes, [&](int number, int of) -> Result<std::optional<std::string>> {
    const std::filesystem::path volume = volumes / report::volume_file_name(number, of);
    if (std::error_code error; !std::filesystem::exists(volume, error)) return std::nullopt;
    return TRY(read_file(volume));
  });
  if (!verdict && verdict.error().file.empty()) verdict.error().file = file.string();
  return verdict;
}

}  // namespace

void add_verify(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("verify", "Kiểm chứng một báo cáo, chỉ cần tệp đó / prove a report, from its file alone");
  auto file = std::make_shared<std::filesystem::path>();
  command->add_option("FILE", *file, "DOCX")->required();
  auto volumes = std::make_shared<std::filesystem::path>();
  command->add_option("--volumes", *volumes, "Thư mục các tập của Phụ lục 1; bỏ trống: cạnh báo cáo / folder of the annex's volumes; left out: beside the report");
  command->callback([&console, &exit_code, file, volumes] {
    const auto verdict = verify_file(*file, volumes->empty() ? app::volume_folder(*file) : *volumes);
    if (!verdict) {
      exit_code = console.refuse(verdict.error());
      return;
    }
    boost::json::array checks;
    for (const report::Check& check : verdict->checks) {
      console.line(fmt::format("{} {}", check.holds ? "✓" : "✗", check.name));
      for (const std::string& failure : check.failures) fmt::print(stderr, "{}: {}: {}\n", file->string(), check.name, failure);
      checks.push_back({{"name", check.name}, {"holds", check.holds}, {"failures", boost::json::value_from(check.failures)}});
    }
    console.line(fmt::format(fmt::runtime(console.tr("{}: {} ý kiến, {} nhóm. Khóa ký: {}", "{}: {} opinions, {} groups. Signing key: {}")),
                             verdict->unit_name, verdict->opinions, verdict->groups, verdict->fingerprint));
    if (verdict->volume > 0)
      console.line(fmt::format(fmt::runtime(console.tr("Đây là tập {}/{} của Phụ lục 1; toàn bộ được kiểm chứng cùng với báo cáo.", "This is volume {} of {} of annex 1; all of it is proved together with its report.")),
                               verdict->volume, verdict->volumes));
    console.line(std::string(verdict->holds() ? console.tr("Báo cáo ĐÚNG với bằng chứng đi kèm.", "The report HOLDS.")
                                              : console.tr("Báo cáo KHÔNG đúng với bằng chứng đi kèm.", "The report DOES NOT hold.")));
    console.result({{"holds", verdict->holds()}, {"key", verdict->key}, {"volumes", verdict->volumes}, {"volume", verdict->volume}, {"checks", checks}});
    if (!verdict->holds()) exit_code = exit_refused;
  });
}

}  // namespace dh::cli
