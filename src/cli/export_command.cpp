#include <fmt/core.h>

#include <memory>

#include "app/export_pass.h"
#include "cli/commands.h"
#include "cli/person.h"

namespace dh::cli {
namespace {

struct Options {
  app::ExportRequest request;
  std::string format = "jsonl";
};

int run(const Console& console, Options& options) {
  options.request.asker = {person_or_user({}), "export"};
  auto store = console.open();
  const auto outcome = store ? app::export_jsonl(*store, options.request, console.progress()) : tl::unexpected(store.error());
  if (!outcome) return console.refuse(outcome.error());
  fmt::print("{}", outcome->text);
  int code = exit_done;
  for (const Error& error : outcome->refused) code = console.refuse(error);
  return code;
}

}  // namespace

void add_export(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("export", "Xuất ý kiến để kiểm tra, phân tích / export the opinions");
  command->footer("Ý kiến về văn kiện không được đưa lên mạng chỉ có đủ chữ trên màn hình và trong tệp nằm trong thư mục làm việc (--out);\n"
                  "trong tệp ở nơi khác, dòng của ý kiến đó chỉ nói quy định nào giữ lại, và lệnh báo mã 1.\n"
                  "Opinions on a document that is kept off networks stand with their words only on the terminal and in a file inside the\n"
                  "workspace (--out); in a file elsewhere their lines only say which rule kept them back, and the exit code is 1.");
  auto options = std::make_shared<Options>();
  command->add_option("--format", options->format, "jsonl")->check(CLI::IsMember({"jsonl"}));
  command->add_flag("--spans", options->request.spans, "Thêm mỗi đoạn nguồn một dòng / add one line a source span");
  command->add_option("--out", options->request.out, "Tệp; bỏ trống: ra màn hình / file; left out: standard output");
  command->add_flag("--without-offline", options->request.without_offline, "Bỏ hẳn ý kiến về văn kiện không được đưa lên mạng / leave out opinions on documents that are kept off networks");
  command->callback([&console, &exit_code, options] { exit_code = run(console, *options); });
}

}  // namespace dh::cli
