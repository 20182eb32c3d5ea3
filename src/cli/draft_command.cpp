#include <fmt/core.h>

#include "app/passes.h"
#include "base/files.h"
#include "cli/commands.h"
#include "intake/drafts.h"

namespace dh::cli {
namespace {

namespace json = boost::json;

json::value as_json(const Draft& draft) {
  json::array blocks;
  for (const Block& block : draft.blocks)
    blocks.push_back({{"parent", block.parent}, {"kind", name(block.kind)}, {"level", block.level}, {"label", block.label},
                      {"path", block.path}, {"text", block.text}, {"page", block.place.page},
                      {"paragraph", block.place.paragraph}, {"line_first", block.place.line_first},
                      {"page_last", block.place.page_last}, {"line_last", block.place.line_last}});
  return {{"id", draft.id}, {"title", draft.title}, {"version", draft.version}, {"pages", draft.pages},
          {"document_sha256", draft.document_sha256}, {"pdf_sha256", draft.pdf_sha256},
          {"notes", json::value_from(draft.notes)}, {"blocks", blocks}};
}

Status write_reference(const std::filesystem::path& draft, const std::filesystem::path& out) {
  const std::string bytes = TRY(read_file(draft));
  const std::string pdf = TRY(intake::reference_pdf(bytes, draft.filename().string()));
  return write_file(out, pdf);
}

}  // namespace

void add_draft(CLI::App& app, Console& console, int& exit_code) {
  struct Options {
    app::DraftRequest request;
    std::filesystem::path reference;
  };
  auto* command = app.add_subcommand("draft", "Đọc dự thảo: cây mục, trang, dòng / read a draft: tree, pages, lines");
  auto options = std::make_shared<Options>();
  command->add_option("FILE", options->request.file, "DOCX, PDF, ODT, DOC, RTF")->required();
  command->add_option("--id", options->request.id, "Tên ngắn của dự thảo / short name of the draft")->required();
  command->add_option("--version", options->request.version, "Lần dự thảo / version (default: as the draft says)");
  command->add_option("--reference", options->reference, "Ghi thêm PDF có số dòng / also write a PDF with line numbers");
  command->callback([&console, &exit_code, options] {
    auto store = console.open();
    const auto draft = store ? app::take_draft(*store, options->request, console.progress()) : tl::unexpected(store.error());
    if (!draft) {
      exit_code = console.refuse(draft.error());
      return;
    }
    if (!options->reference.empty()) {
      if (const Status written = write_reference(options->request.file, options->reference); !written) {
        exit_code = console.refuse(written.error());
        return;
      }
    }
    int headings = 0;
    for (const Block& block : draft->blocks) headings += block.kind == BlockKind::heading || block.kind == BlockKind::run_in;
    console.line(fmt::format(fmt::runtime(console.tr("[{}] {} (lần {}): {} trang, {} mục, {} đoạn", "[{}] {} (version {}): {} pages, {} headings, {} blocks")),
                             draft->id, draft->title, draft->version, draft->pages, headings, draft->blocks.size()));
    for (const std::string& note : draft->notes) console.line("  ! " + note);
    console.result(as_json(*draft));
  });
}

}  // namespace dh::cli
