#include "intake/office_conversion.h"

#include <filesystem>
#include <vector>

#include "base/child_process.h"
#include "base/files.h"

namespace dh::intake {
namespace {

namespace fs = std::filesystem;

Result<std::string> convert(std::string_view bytes, std::string_view ending, const std::string& filter, const char* result) {
  const TemporaryDirectory work = TRY(TemporaryDirectory::create());
  const fs::path source = work.path() / ("draft." + std::string(ending));
  const fs::path out = work.path() / "out";
  std::error_code failed;
  fs::create_directory(out, failed);
  if (failed) return fail(Error::Kind::io, "cannot make a directory: " + failed.message(), out.string());
  TRY(write_file(source, bytes));
  ChildCommand command;
  command.argv = {"soffice", "--headless", "--norestore", "--nolockcheck",
                  "-env:UserInstallation=file://" + (work.path() / "profile").string(), "--convert-to", filter, "--outdir",
                  out.string(), source.string()};
  command.work_directory = work.path();
  TRY(run_child(command));
  // LibreOffice ends with 0 even when it could not open the file.
  const fs::path target = out / result;
  if (!fs::exists(target, failed)) return fail(Error::Kind::bad_input, "LibreOffice cannot read the file: it is damaged, or locked with a password");
  return read_file(target);
}

Status require_font() {
  const TemporaryDirectory work = TRY(TemporaryDirectory::create());
  ChildCommand command;
  command.argv = {"fc-match", "-v", "Times New Roman"};
  command.work_directory = work.path();
  const std::string answer = TRY(run_child(command));
  if (!names_fit_font(answer))
    return fail(Error::Kind::refused,
                "pages and lines need the font Liberation Serif with Vietnamese letters: install fonts-liberation2");
  return {};
}

}  // namespace

bool names_fit_font(std::string_view answer) {
  const auto field = [&](std::string_view name) {
    const std::size_t at = answer.find(name);
    if (at == std::string_view::npos) return std::string_view();
    return answer.substr(at, answer.find('\n', at) - at);
  };
  const std::string_view languages = field("\tlang: ");
  return field("\tfile: ").find("LiberationSerif") != std::string_view::npos &&
         (languages.find("|vi|") != std::string_view::npos || languages.find("|vi\"") != std::string_view::npos);
}

Result<std::string> convert_to_docx(std::string_view bytes, std::string_view ending) {
  return convert(bytes, ending, "docx:MS Word 2007 XML", "draft.docx");
}

Result<std::string> convert_to_xlsx(std::string_view bytes, std::string_view ending) {
  return convert(bytes, ending, "xlsx:Calc MS Excel 2007 XML", "draft.xlsx");
}

Result<std::string> convert_to_pdf(std::string_view docx) {
  TRY(require_font());
  return convert(docx, "docx", R"(pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}})",
                 "draft.pdf");
}

}  // namespace dh::intake
