#include "text/printable.h"

#include "text/utf8.h"

namespace dh {
namespace {

constexpr char32_t replacement = 0xFFFD;

char32_t shown(char32_t c) {
  if (c < 0x20) return 0x2400 + c;
  if (c == 0x7F) return 0x2421;
  const bool obeyed = (c >= 0x80 && c < 0xA0) || c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x2028 && c <= 0x202E) ||
                      (c >= 0x2066 && c <= 0x2069);
  return obeyed ? replacement : c;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) append_code_point(out, shown(next_code_point(text, at)));
  return out;
}

std::string name_as_text(std::string_view name) {
  if (is_valid_utf8(name)) return std::string(name);
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t before = at;
    const char32_t c = next_code_point(name, at);
    const bool broken = c == replacement && at == before + 1;
    if (!broken) {
      out.append(name.substr(before, at - before));
      continue;
    }
    const auto byte = static_cast<unsigned char>(name[before]);
    out += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
  }
  return out;
}

}  // namespace dh
