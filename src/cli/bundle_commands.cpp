#include <fmt/core.h>

#include <memory>

#include "app/bundle_pass.h"
#include "cli/commands.h"

namespace dh::cli {
namespace {

std::string unit_shown(const std::string& unit) { return unit.empty() ? "root" : unit; }

boost::json::array list(const std::vector<std::string>& words) { return boost::json::array(words.begin(), words.end()); }

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& one : words) out += (out.empty() ? "" : ", ") + one;
  return out;
}

int bundle(const Console& console, const app::BundleRequest& request) {
  auto store = console.open();
  const auto made = store ? app::make_bundle(*store, request, console.progress()) : tl::unexpected(store.error());
  if (!made) return console.refuse(made.error());
  const std::string what(made->down ? console.tr("đề cương, dự thảo và danh sách", "guide, drafts and roster") : console.tr("ý kiến đã tập hợp", "the opinions gathered"));
  console.line(fmt::format(fmt::runtime(console.tr("{} → {} ({}), {} byte: {}", "{} → {} ({}), {} bytes: {}")), request.out.string(), made->to_name, unit_shown(made->to), made->bytes, what));
  console.result({{"file", request.out.string()}, {"to", made->to}, {"sequence", made->sequence}, {"sha256", made->sha256}, {"bytes", made->bytes},
                  {"content", made->down ? "consultation" : "opinions"}});
  return exit_done;
}

void say(const Console& console, const app::MergeOutcome& outcome) {
  console.line(fmt::format(fmt::runtime(console.tr("{} ({}), số {}: thêm {} ý kiến, bớt {}; {} nguồn mới", "{} ({}), number {}: {} opinions came, {} went; {} new sources")), outcome.sender_name,
                           unit_shown(outcome.sender), outcome.sequence, outcome.came, outcome.went, outcome.sources));
  if (!outcome.known.empty()) console.line(fmt::format(fmt::runtime(console.tr("  đã biết, không mới hơn: {}", "  known here, not newer: {}")), joined(outcome.known)));
  // After a correction the reader wants to see what it changed; what came the first time is in the report.
  if (outcome.went == 0) return;
  for (const auto& [sign, texts] : {std::pair{'-', &outcome.went_texts}, std::pair{'+', &outcome.came_texts}})
    for (const std::string& text : *texts) console.line(fmt::format("  {} {}", sign, text));
}

boost::json::object told(const Console& console, const app::MergedFile& one) {
  const app::MergeOutcome& outcome = one.outcome;
  if (one.consultation) {
    console.line(fmt::format(fmt::runtime(console.tr("Đã nhận đề cương, dự thảo và danh sách từ {}", "Guide, drafts and roster taken from {}")), outcome.sender_name));
    return {{"content", "consultation"}, {"sender", outcome.sender}};
  }
  say(console, outcome);
  return {{"content", "opinions"}, {"route", outcome.route}, {"sender", outcome.sender}, {"sequence", outcome.sequence}, {"units", list(outcome.units)},
          {"known", list(outcome.known)}, {"sources", outcome.sources}, {"came", outcome.came}, {"went", outcome.went},
          {"came_texts", list(outcome.came_texts)}, {"went_texts", list(outcome.went_texts)}};
}

int merge(const Console& console, const std::vector<std::filesystem::path>& files, bool received) {
  auto store = console.open();
  if (!store) return console.refuse(store.error());
  int exit_code = exit_done;
  boost::json::array merged;
  for (const std::filesystem::path& file : files) {
    if (const auto one = app::merge_file(*store, file, console.progress())) merged.push_back(told(console, *one));
    else exit_code = console.refuse(one.error());
  }
  if (received) {
    const auto all = app::merge_received(*store, console.progress());
    if (!all) return console.refuse(all.error());
    for (const app::MergedFile& one : all->merged) merged.push_back(told(console, one));
    for (const Error& error : all->refused) exit_code = console.refuse(error);
  }
  console.result(merged);
  return exit_code;
}

}  // namespace

void add_bundle(CLI::App& app, Console& console, int& exit_code) {
  struct Options {
    app::BundleRequest request;
    bool without_sources = false;
  };
  auto* command = app.add_subcommand("bundle", "Gói niêm phong gửi đơn vị cấp trên hoặc cấp dưới / a sealed bundle for the unit above or below");
  auto options = std::make_shared<Options>();
  command->add_option("--out", options->request.out, "Tệp gói (.dhb) / the bundle")->required();
  command->add_option("--to", options->request.to, "Mã đơn vị nhận (root: cấp cao nhất); bỏ trống: cấp trên trực tiếp / code of the receiver; left out: the unit directly above");
  command->add_flag("--without-sources", options->without_sources, "Chỉ gửi ý kiến và mã băm của tệp gốc / opinions with the hashes of their files, not the files");
  command->callback([&console, &exit_code, options] {
    if (options->without_sources) options->request.carry = app::Carry::opinions;
    exit_code = bundle(console, options->request);
  });
}

void add_merge(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("merge", "Nhập gói niêm phong hoặc báo cáo của đơn vị cấp dưới / merge bundles or reports of units below");
  struct Options {
    std::vector<std::filesystem::path> files;
    bool received = false;
  };
  auto options = std::make_shared<Options>();
  auto* files = command->add_option("files", options->files, "Gói (.dhb) hoặc báo cáo (.docx) / bundles or reports");
  auto* received = command->add_flag("--received", options->received, "Các báo cáo đã nhận qua thư hoặc tệp, đang chờ / the reports that came by mail or as files, and wait");
  command->callback([&console, &exit_code, options, files, received] {
    if (files->count() == 0 && received->count() == 0) throw CLI::RequiredError("files or --received");
    exit_code = merge(console, options->files, options->received);
  });
}

}  // namespace dh::cli
