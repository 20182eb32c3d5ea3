#include <fmt/core.h>

#include "base/files.h"
#include "cli/commands.h"
#include "report/verify.h"

namespace dh::cli {
namespace {

Result<report::Verdict> verify_file(const std::filesystem::path& file) {
  const std::string bytes = TRY(read_file(file));
  Result<report::Verdict> verdict = report::verify_report(bytes);
  if (!verdict && verdict.error().file.empty()) verdict.error().file = file.string();
  return verdict;
}

}  // namespace

void add_verify(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("verify", "Kiểm chứng một báo cáo, chỉ cần tệp đó / prove a report, from its file alone");
  auto file = std::make_shared<std::filesystem::path>();
  command->add_option("FILE", *file, "DOCX")->required();
  command->callback([&console, &exit_code, file] {
    const auto verdict = verify_file(*file);
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
    console.line(std::string(verdict->holds() ? console.tr("Báo cáo ĐÚNG với bằng chứng đi kèm.", "The report HOLDS.")
                                              : console.tr("Báo cáo KHÔNG đúng với bằng chứng đi kèm.", "The report DOES NOT hold.")));
    console.result({{"holds", verdict->holds()}, {"key", verdict->key}, {"checks", checks}});
    if (!verdict->holds()) exit_code = exit_refused;
  });
}

}  // namespace dh::cli
