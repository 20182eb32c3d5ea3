#include "intake/decoded_text.h"

#include "text/legacy_encoding.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

std::string from_utf16(std::string_view bytes, bool big_endian) {
  const auto unit = [&](std::size_t at) -> char32_t {
    const auto one = static_cast<unsigned char>(bytes[at]), two = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? one << 8 | two : two << 8 | one);
  };
  std::string out;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
      at += 2;
    } else if (c >= 0xD800 && c < 0xE000) {
      c = 0xFFFD;
    }
    append_code_point(out, c);
  }
  return out;
}

std::string from_latin_1(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) append_code_point(out, static_cast<unsigned char>(c));
  return out;
}

}  // namespace

Result<std::string> decode_text(std::string_view bytes) {
  if (const bool big_endian = bytes.starts_with("\xFE\xFF"); big_endian || bytes.starts_with("\xFF\xFE")) {
    std::string text = from_utf16(bytes.substr(2), big_endian);
    if (text.find('\0') != std::string::npos) return fail(Error::Kind::bad_input, "not text: holds zero characters");
    return decode_legacy(text, guess_encoding(std::string_view(text).substr(0, 1u << 20)));  // pasted from an old file
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.find('\0') != std::string_view::npos) return fail(Error::Kind::bad_input, "not text: holds zero bytes");
  const bool unicode = is_valid_utf8(bytes);
  std::string text = unicode ? std::string(bytes) : from_latin_1(bytes);
  // A whole file is in one encoding, so its beginning tells it.
  if (const auto old = guess_encoding(std::string_view(text).substr(0, 1u << 20)); old != LegacyEncoding::none)
    return decode_legacy(text, old);
  return unicode ? std::move(text) : from_windows_1258(bytes);
}

}  // namespace dh::intake
