#include <fmt/format.h>

#include <memory>

#include "app/paper_forms.h"
#include "base/files.h"
#include "cli/commands.h"

namespace dh::cli {
namespace {

struct Options {
  app::FormsRequest request;
  std::filesystem::path out = "phieu-gop-y.pdf";
  bool by_heading = false;
};

Result<app::Forms> print(const store::WorkspaceStore& store, Options& options) {
  const std::string ending = options.out.extension().string();
  if (ending != ".pdf" && ending != ".docx") return fail(Error::Kind::refused, "forms are written as .pdf or .docx", options.out.string());
  options.request.pdf = ending == ".pdf";
  options.request.by = options.by_heading ? app::FormsRequest::By::headings : app::FormsRequest::By::topics;
  app::Forms forms = TRY(app::print_forms(store, options.request));
  TRY(write_file(options.out, forms.bytes));
  return forms;
}

}  // namespace

void add_forms(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("forms", "In phiếu góp ý trên giấy có mã QR: bản quét tự về đúng chỗ / print paper forms whose scans come back already placed");
  auto options = std::make_shared<Options>();
  command->add_option("--unit", options->request.unit, "Mã đơn vị / code of the unit")->required();
  command->add_option("--document", options->request.document, "Mã dự thảo / id of the draft");
  command->add_option("--member", options->request.members, "Mã đoàn viên; bỏ trống: cả đơn vị / code of a member; left out: all of the unit");
  command->add_option("--blank", options->request.blank, "In chừng này phiếu không tên / so many forms without a member")->check(CLI::Range(1, 2'000));
  command->add_flag("--by-heading", options->by_heading, "Mỗi ô một đề mục của dự thảo, thay cho nội dung gợi ý / a box for each heading of the draft instead of each topic of the guide");
  command->add_option("--out", options->out, "Tệp phiếu (.pdf, .docx) / the forms");
  command->callback([&console, &exit_code, options] {
    const auto store = console.open();
    const auto forms = store ? print(*store, *options) : tl::unexpected(store.error());
    if (!forms) {
      exit_code = console.refuse(forms.error());
      return;
    }
    console.line(fmt::format(fmt::runtime(console.tr("{}: {} phiếu, mỗi phiếu {} tờ, {} ô", "{}: {} forms of {} pages, {} boxes")), options->out.string(), forms->copies, forms->pages, forms->boxes.size()));
    console.line(std::string(console.tr("Quét hoặc chụp trọn tờ giấy, cả bốn ô đen, rồi chạy dienhong intake. Chữ viết tay chờ người đọc, đã về đúng chỗ.",
                                        "Scan or photograph the whole sheet with its four black squares, then run dienhong intake. Handwriting awaits a person, already placed.")));
    console.result({{"copies", forms->copies}, {"pages", forms->pages}, {"boxes", boost::json::value_from(forms->boxes)}});
  });
}

}  // namespace dh::cli
