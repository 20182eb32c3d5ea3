#include "mail.h"

#include <fmt/format.h>

namespace dh::sample {
namespace {

bool is_plain(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

// In an encoded word blanks are "_", and no word is longer than 75 characters; whole characters stay together.
std::string encoded_words(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string out, word;
  const auto flush = [&] {
    if (word.empty()) return;
    out += (out.empty() ? "" : "\r\n ") + ("=?UTF-8?Q?" + word + "?=");
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    std::string character;
    for (const char c : text.substr(at, end - at)) {
      const auto byte = static_cast<unsigned char>(c);
      const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
      character += c == ' ' ? "_" : letter ? std::string(1, c) : fmt::format("={:02X}", byte);
    }
    if (word.size() + character.size() > 60) flush();
    word += character;
    at = end;
  }
  flush();
  return out;
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  std::size_t width = 0;
  for (const char c : text) {
    if (c == '\n') {
      out += "\r\n";
      width = 0;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    const std::string piece = byte >= 0x80 || c == '=' ? fmt::format("={:02X}", byte) : std::string(1, c);
    if (width + piece.size() > 72) {
      out += "=\r\n";
      width = 0;
    }
    out += piece;
    width += piece.size();
  }
  return out;
}

}  // namespace

Result<std::string> write_mail(std::string_view source, const std::string& name) {
  const std::size_t gap = source.find("\n\n");
  if (gap == std::string_view::npos) return fail(Error::Kind::bad_input, "no blank line between headers and body", name);
  std::string out;
  for (std::size_t at = 0; at < gap;) {
    const std::size_t end = std::min(source.find('\n', at), gap);
    const std::string_view line = source.substr(at, end - at);
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) return fail(Error::Kind::bad_input, "a header line without a colon", name);
    std::string_view value = line.substr(colon + 2);
    const std::size_t address = value.rfind(" <");
    out += std::string(line.substr(0, colon)) + ": ";
    if (address == std::string_view::npos) out += encoded_words(value);
    else out += encoded_words(value.substr(0, address)) + std::string(value.substr(address));
    out += "\r\n";
    at = end + 1;
  }
  out += "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
  return out + quoted_printable(source.substr(gap + 2));
}

}  // namespace dh::sample
