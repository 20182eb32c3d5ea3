#include <fmt/core.h>

#include "app/doctor.h"
#include "cli/commands.h"

namespace dh::cli {
namespace {

std::string_view label(const Console& console, app::Check check) {
  switch (check) {
    case app::Check::sandbox: return console.tr("Hộp cát cho chương trình ngoài", "Sandbox for foreign programs");
    case app::Check::libreoffice: return console.tr("LibreOffice", "LibreOffice");
    case app::Check::poppler: return console.tr("Công cụ poppler", "poppler tools");
    case app::Check::tesseract: return console.tr("Tesseract, tiếng Việt", "Tesseract with Vietnamese");
    case app::Check::zbar: return console.tr("ZBar, mã trên phiếu giấy", "ZBar, codes on paper forms");
    case app::Check::font: return console.tr("Phông thay Times New Roman", "Font for Times New Roman");
    case app::Check::database: return console.tr("Cơ sở dữ liệu nguyên vẹn", "Database is whole");
    case app::Check::kept_files: return console.tr("Tệp đã nhận đúng SHA-256", "Received files match their SHA-256");
    case app::Check::slices: return console.tr("Ý kiến đúng nguyên văn", "Opinions are slices of their source");
    case app::Check::spans: return console.tr("Mọi ký tự đều có chỗ", "Every character is accounted for");
    case app::Check::totals: return console.tr("Các tổng số khớp nhau", "Totals reconcile");
  }
  return {};
}

std::string_view word(const Console& console, app::Verdict verdict) {
  switch (verdict) {
    case app::Verdict::ok: return console.tr("đạt", "ok");
    case app::Verdict::warn: return console.tr("lưu ý", "warn");
    case app::Verdict::fail: return console.tr("hỏng", "fail");
  }
  return {};
}

}  // namespace

void add_doctor(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("doctor", "Kiểm tra chương trình và hồ sơ / whether all that is needed is there and all that is kept is whole");
  command->callback([&console, &exit_code] {
    std::vector<app::Finding> findings = app::examine_system();
    std::error_code error;
    if (std::filesystem::exists(console.workspace / "dienhong.db", error)) {
      const auto store = console.open();
      auto held = store ? app::examine_workspace(*store, console.progress()) : tl::unexpected(store.error());
      if (!held) {
        console.refuse(held.error());
        held = std::vector<app::Finding>{{app::Check::database, app::Verdict::fail, {}, {held.error().reason}}};
      }
      findings.insert(findings.end(), held->begin(), held->end());
    }
    boost::json::array all;
    for (const app::Finding& one : findings) {
      if (one.verdict == app::Verdict::fail) exit_code = exit_refused;
      std::string line = fmt::format("[{}] {}", word(console, one.verdict), label(console, one.check));
      if (!one.detail.empty()) line += ": " + one.detail;
      console.line(line);
      for (const std::string& fault : one.faults) console.line("    " + fault);
      all.push_back({{"check", app::name(one.check)}, {"verdict", app::name(one.verdict)}, {"detail", one.detail},
                     {"faults", boost::json::value_from(one.faults)}});
    }
    console.result(all);
  });
}

}  // namespace dh::cli
