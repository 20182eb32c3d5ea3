#include "intake/page_codes.h"

#include <filesystem>

#include "base/child_process.h"
#include "base/files.h"
#include "base/xml.h"
#include "text/utf8.h"

namespace dh::intake {

std::vector<PageCode> codes_of_xml(std::string_view xml) {
  std::vector<PageCode> out;
  const Result<pugi::xml_document> document = parse_xml(xml, "zbarimg");
  if (!document) return out;
  for (const pugi::xpath_node& found : document->select_nodes("//*[local-name()='symbol']")) {
    const std::string_view turned = found.node().attribute("orientation").value();
    const std::string text = found.node().child_value("data");
    if (text.empty()) continue;
    out.push_back({repair_utf8(text), turned == "RIGHT" ? 1 : turned == "DOWN" ? 2 : turned == "LEFT" ? 3 : 0});
  }
  return out;
}

Result<std::vector<PageCode>> codes_of_page(const GreyPicture& page) {
  const TemporaryDirectory work = TRY(TemporaryDirectory::create());
  const std::filesystem::path source = work.path() / "page.pgm";
  TRY(write_file(source, write_pgm(page)));
  ChildCommand command;
  command.argv = {"zbarimg", "--nodbus", "--quiet", "--xml", "-S*.enable=0", "-Sqrcode.enable=1", source.string()};
  command.work_directory = work.path();
  Result<std::string> xml = run_child(command);
  if (xml) return codes_of_xml(*xml);
  // Its way to say that there is no code.
  if (xml.error().reason.find("ended with code 4") != std::string::npos) return std::vector<PageCode>{};
  // Scans are read without it as they always were; `doctor` says what is missing.
  if (xml.error().kind == Error::Kind::not_found) return std::vector<PageCode>{};
  return tl::unexpected(std::move(xml.error()));
}

}  // namespace dh::intake
