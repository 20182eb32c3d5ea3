#include "intake/own_report.h"

#include <string>

#include "base/xml.h"
#include "base/zip_archive.h"

namespace dh::intake {
namespace {

constexpr std::string_view manifest = "urn:dienhong:manifest:";

// The namespace of the outermost element: of its own prefix, or the default one.
bool is_manifest(const std::string& xml) {
  const Result<pugi::xml_document> document = parse_xml(xml, "customXml");
  if (!document) return false;
  const pugi::xml_node root = document->document_element();
  const std::string_view name = root.name();
  const std::size_t colon = name.find(':');
  const std::string declared = colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
  return std::string_view(root.attribute(declared.c_str()).value()).starts_with(manifest);
}

}  // namespace

bool is_own_report(std::string_view bytes) {
  if (!bytes.starts_with("PK")) return false;
  const Result<ZipReader> archive = ZipReader::open(bytes);
  if (!archive || !archive->has("word/document.xml")) return false;
  const std::vector<std::string> names = archive->names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    // LibreOffice saves the part under another number.
    if (!names[i].starts_with("customXml/") || !names[i].ends_with(".xml") || names[i].find("Props") != std::string::npos) continue;
    const Result<std::string> part = archive->read_nth(i);
    if (part && part->find(manifest) != std::string::npos && is_manifest(*part)) return true;
  }
  return false;
}

}  // namespace dh::intake
