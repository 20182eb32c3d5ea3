// The report as it will be: what stands where, in which order; approved, reopened, sent.
#include <fmt/core.h>

#include <memory>

#include "app/approval.h"
#include "app/bundle_pass.h"
#include "app/decisions.h"
#include "app/delivery.h"
#include "app/report_bytes.h"
#include "app/report_outline.h"
#include "base/files.h"
#include "cli/commands.h"
#include "cli/decided.h"
#include "cli/person.h"

namespace dh::cli {
namespace {

struct Options {
  std::optional<std::string> unit;
  std::string by, why;
  std::vector<std::string> ids;
  std::filesystem::path folder;
};

void add_unit(CLI::App& command, const std::shared_ptr<Options>& options) {
  command.add_option("--unit", options->unit, "Mã đơn vị; bỏ trống: đơn vị của thư mục này / code; left out: the unit whose workspace this is");
}

Result<std::string> unit_of(const store::WorkspaceStore& store, const Options& options) { return options.unit ? Result<std::string>(*options.unit) : app::own_unit(store); }

Result<std::vector<app::OutlinePart>> outline_of(store::WorkspaceStore& store, const Options& options, const app::Progress& progress) {
  return app::report_outline(TRY(app::make_synthesis(store, TRY(unit_of(store, options)), progress)));
}

int show_outline(const Console& console, const Options& options) {
  auto store = console.open();
  const auto outline = store ? outline_of(*store, options, console.progress()) : tl::unexpected(store.error());
  if (!outline) return console.refuse(outline.error());
  boost::json::array all;
  std::string section, document, topic;
  for (const app::OutlinePart& part : *outline) {
    if (part.section != section) console.line(section = part.section);
    if (part.document != document) console.line("  " + (document = part.document));
    if (part.topic != topic) topic = part.topic, topic.empty() ? void() : console.line("    " + topic);
    if (!part.heading.empty()) console.line("      " + part.heading);
    boost::json::array groups;
    for (const app::OutlineGroup& one : part.groups) {
      console.line(fmt::format("        {}  {}{}  {}", one.id, fmt::format(fmt::runtime(console.tr("{} ý kiến", "{} opinions")), one.opinions), one.singular ? console.tr(" cá biệt", " singular") : "", one.printed));
      groups.push_back({{"id", one.id}, {"representative", one.representative}, {"opinions", one.opinions}, {"singular", one.singular}, {"text", one.text}});
    }
    all.push_back({{"section", part.section}, {"document", part.document}, {"topic", part.topic}, {"heading", part.heading}, {"groups", std::move(groups)}});
  }
  console.result(all);
  return exit_done;
}

boost::json::object as_json(const app::Approval& one) {
  return {{"unit", one.unit}, {"at", one.at}, {"by", one.by}, {"sha256", one.sha256}, {"sent_at", one.sent_at}, {"supersedes", one.supersedes}};
}

int approve(const Console& console, const Options& options) {
  auto store = console.open();
  const auto made = [&]() -> Result<app::Approval> { return app::approve_report(*store, TRY(unit_of(*store, options)), person_or_user(options.by), console.progress()); };
  const Result<app::Approval> done = store ? made() : tl::unexpected(store.error());
  if (!done) return console.refuse(done.error());
  console.line(fmt::format(fmt::runtime(console.tr("Đã duyệt; báo cáo được giữ nguyên từ nay, SHA-256 {}. Muốn sửa thì mở lại: dienhong reopen --why …",
                                                   "Approved; from now on the report stays as it is, SHA-256 {}. To change it, open it again: dienhong reopen --why …")), done->sha256));
  console.result(as_json(*done));
  return exit_done;
}

int reopen(const Console& console, const Options& options) {
  auto store = console.open();
  const auto made = [&]() -> Status { return app::reopen_report(*store, TRY(unit_of(*store, options)), options.why, person_or_user(options.by)); };
  const Status done = store ? made() : tl::unexpected(store.error());
  if (!done) return console.refuse(done.error());
  console.line(std::string(console.tr("Đã mở lại báo cáo.", "The report is open again.")));
  console.result({{"done", true}});
  return exit_done;
}

struct SentFiles {
  app::Approval approval;
  std::vector<std::string> files;
  std::string no_bundle;  // why there is none
};

Result<SentFiles> send_files(store::WorkspaceStore& store, const Options& options) {
  SentFiles out;
  const std::string unit = TRY(unit_of(store, options));
  const app::Approval approval = TRY(app::approved(store, unit));
  const std::string docx = TRY(app::approved_docx(store, approval));
  std::error_code fault;
  std::filesystem::create_directories(options.folder, fault);
  if (fault) return fail(Error::Kind::io, "cannot be made: " + fault.message(), options.folder.string());
  const auto write = [&](const char* name, const std::string& bytes) -> Status {
    TRY(write_file(options.folder / name, bytes));
    out.files.push_back((options.folder / name).string());
    return {};
  };
  TRY(write("bao-cao.docx", docx));
  TRY(write("bao-cao.pdf", TRY(app::approved_pdf(store, approval))));
  const Result<app::BundleOutcome> sealed = app::seal_report(store, docx, options.folder / "bao-cao.dhb");
  if (sealed) out.files.push_back((options.folder / "bao-cao.dhb").string());
  else out.no_bundle = sealed.error().line();
  out.approval = TRY(app::send_report(store, unit, person_or_user(options.by)));
  return out;
}

int send(const Console& console, const Options& options) {
  auto store = console.open();
  const auto sent = store ? send_files(*store, options) : tl::unexpected(store.error());
  if (!sent) return console.refuse(sent.error());
  boost::json::array files;
  for (const std::string& one : sent->files) {
    console.line(one);
    files.push_back(boost::json::string(one));
  }
  if (!sent->no_bundle.empty()) console.line(fmt::format(fmt::runtime(console.tr("Không có gói niêm phong: {}", "No sealed bundle: {}")), sent->no_bundle));
  console.line(fmt::format(fmt::runtime(console.tr("Đã ghi là gửi lúc {}, SHA-256 {}", "Noted as sent at {}, SHA-256 {}")), sent->approval.sent_at, sent->approval.sha256));
  if (!sent->approval.supersedes.empty())
    console.line(fmt::format(fmt::runtime(console.tr("Bản này thay bản gửi lúc {}.", "It takes the place of the one sent at {}.")), sent->approval.supersedes_at));
  boost::json::object told = as_json(sent->approval);
  told["files"] = std::move(files);
  told["no_bundle"] = sent->no_bundle;
  console.result(told);
  return exit_done;
}

}  // namespace

void add_outline(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("outline", "Báo cáo sẽ gồm những nhóm nào, ở đâu, theo thứ tự nào / which groups stand where in the report, in which order");
  auto options = std::make_shared<Options>();
  add_unit(*command, options);
  command->callback([&console, &exit_code, options] { exit_code = show_outline(console, *options); });
}

void add_order(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("order", "Xếp thứ tự các nhóm ở cùng một chỗ của báo cáo; nhóm không nêu theo sau / the order of groups at one place of the report; the others follow");
  auto options = std::make_shared<Options>();
  command->add_option("groups", options->ids, "Mã nhóm hoặc mã ý kiến, theo thứ tự muốn có / ids of groups or opinions, in the wanted order")->required();
  add_unit(*command, options);
  command->add_option("--by", options->by, "Người quyết định / who decides");
  command->callback([&console, &exit_code, options] {
    auto store = console.open();
    const auto order = [&]() -> Result<std::int64_t> {
      const std::string unit = TRY(unit_of(*store, *options));
      return app::order_groups(*store, unit, options->ids, {person_or_user(options->by), unit});
    };
    exit_code = store ? say_decided(*store, console, order()) : console.refuse(store.error());
  });
}

void add_approve(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("approve", "Duyệt và giữ nguyên báo cáo của đơn vị / approve the unit's report and keep it as it is");
  auto options = std::make_shared<Options>();
  add_unit(*command, options);
  command->add_option("--by", options->by, "Người duyệt / who approves");
  command->callback([&console, &exit_code, options] { exit_code = approve(console, *options); });
}

void add_reopen(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("reopen", "Mở lại báo cáo đã duyệt để sửa / open an approved report again");
  auto options = std::make_shared<Options>();
  add_unit(*command, options);
  command->add_option("--why", options->why, "Lý do / the reason")->required();
  command->add_option("--by", options->by, "Người mở lại / who reopens it");
  command->callback([&console, &exit_code, options] { exit_code = reopen(console, *options); });
}

void add_send(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("send", "Đưa ra đúng báo cáo đã duyệt (DOCX, PDF, gói niêm phong) và ghi là đã gửi / hand out exactly the approved report and note it as sent");
  auto options = std::make_shared<Options>();
  command->add_option("--out", options->folder, "Thư mục / folder")->required();
  add_unit(*command, options);
  command->add_option("--by", options->by, "Người gửi / who sends it");
  command->callback([&console, &exit_code, options] { exit_code = send(console, *options); });
}

}  // namespace dh::cli
