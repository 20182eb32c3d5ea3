#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "tables.h"

namespace dh::sample {
namespace {

std::string quoted(const std::string& cell, char separator) {
  if (cell.find_first_of("\"\n") == std::string::npos && cell.find(separator) == std::string::npos) return cell;
  std::string out = "\"";
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string csv(const TextTable& table, char separator, std::string_view line_end) {
  std::string out;
  for (const auto& row : table.rows) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      if (column > 0) out += separator;
      out += quoted(row[column], separator);
    }
    out += line_end;
  }
  return out;
}

}  // namespace

std::string csv_with_commas(const TextTable& table) { return "\xEF\xBB\xBF" + csv(table, ',', "\r\n"); }

Result<std::string> csv_with_semicolons_nfd(const TextTable& table) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return fail(Error::Kind::internal, "no Unicode decomposition data");
  const icu::UnicodeString decomposed =
      nfd->normalize(icu::UnicodeString::fromUTF8(csv(table, ';', "\n")), status);
  if (U_FAILURE(status)) return fail(Error::Kind::bad_input, "the text cannot be decomposed");
  std::string out;
  decomposed.toUTF8String(out);
  return out;
}

}  // namespace dh::sample
