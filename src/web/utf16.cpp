#include "web/utf16.h"

#include "text/utf8.h"

namespace dh::web {

std::optional<std::size_t> bytes_of_utf16(std::string_view text, std::size_t units) {
  std::size_t at = 0, seen = 0;
  while (seen < units && at < text.size()) seen += next_code_point(text, at) > 0xFFFF ? 2 : 1;
  if (seen != units) return std::nullopt;
  return at;
}

std::size_t utf16_of_bytes(std::string_view text, std::size_t bytes) {
  std::size_t at = 0, units = 0;
  while (at < bytes && at < text.size()) units += next_code_point(text, at) > 0xFFFF ? 2 : 1;
  return units;
}

}  // namespace dh::web
