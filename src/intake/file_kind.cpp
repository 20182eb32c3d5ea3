#include "intake/file_kind.h"

#include <algorithm>
#include <array>

#include "base/zip_archive.h"
#include "intake/docx_document.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

// Names in the directory of a compound file are UTF-16 with a zero at the end (MS-CFB 2.6.1).
bool holds_stream(std::string_view bytes, std::string_view stream) {
  std::string wide;
  for (const char c : stream) {
    wide += c;
    wide += '\0';
  }
  wide.append(2, '\0');
  // Entries begin at multiples of their size.
  for (std::size_t at = bytes.find(wide); at != std::string_view::npos; at = bytes.find(wide, at + 1))
    if (at % 128 == 0) return true;
  return false;
}

OfficeKind kind_of_compound_file(const Input& input) {
  const bool text = holds_stream(input.bytes, "WordDocument");
  const bool workbook = holds_stream(input.bytes, "Workbook") || holds_stream(input.bytes, "Book");
  if (text && workbook) return file_ending(input.name) == "xls" ? OfficeKind::xls : OfficeKind::doc;
  return text ? OfficeKind::doc : workbook ? OfficeKind::xls : OfficeKind::none;
}

OfficeKind kind_of_package(std::string_view bytes) {
  const Result<ZipReader> zip = ZipReader::open(bytes);
  if (!zip || !zip->has("mimetype")) return OfficeKind::none;
  const Result<std::string> type = zip->read("mimetype");
  if (!type) return OfficeKind::none;
  std::string_view rest = trim(*type);
  static constexpr std::string_view family = "application/vnd.oasis.opendocument.";
  if (!rest.starts_with(family)) return OfficeKind::none;
  rest.remove_prefix(family.size());
  if (rest == "text" || rest == "text-template") return OfficeKind::odt;
  if (rest == "spreadsheet" || rest == "spreadsheet-template") return OfficeKind::ods;
  return OfficeKind::none;
}

}  // namespace

std::string_view name(OfficeKind kind) {
  static constexpr std::array<std::string_view, 6> names = {"", "ods", "xls", "odt", "doc", "rtf"};
  return names[static_cast<std::size_t>(kind)];
}

std::string file_ending(std::string_view name) {
  const std::size_t point = name.find_last_of("./");
  if (point == std::string_view::npos || name[point] == '/') return {};
  std::string ending(name.substr(point + 1));
  std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return ending;
}

OfficeKind office_kind(const Input& input) {
  if (input.bytes.starts_with("{\\rtf")) return OfficeKind::rtf;
  if (input.bytes.starts_with(compound_file)) return kind_of_compound_file(input);
  if (input.bytes.starts_with("PK")) return kind_of_package(input.bytes);
  return OfficeKind::none;
}

bool is_locked(std::string_view bytes) {
  if (bytes.starts_with(compound_file)) return holds_stream(bytes, "EncryptedPackage");
  if (!bytes.starts_with("PK") || kind_of_package(bytes) == OfficeKind::none) return false;
  const Result<ZipReader> zip = ZipReader::open(bytes);
  if (!zip || !zip->has("META-INF/manifest.xml")) return false;
  const Result<std::string> manifest = zip->read("META-INF/manifest.xml");
  return manifest && manifest->find("encryption-data") != std::string::npos;
}

bool is_archive_of_files(std::string_view bytes) {
  if (!bytes.starts_with("PK\x03\x04") && !bytes.starts_with("PK\x05\x06")) return false;
  const Result<ZipReader> zip = ZipReader::open(bytes);
  if (!zip) return false;
  for (const std::string_view entry : {"[Content_Types].xml", "mimetype", "xl/workbook.xml", "word/document.xml"})
    if (zip->has(entry)) return false;
  return !looks_like_docx(bytes);
}

}  // namespace dh::intake
