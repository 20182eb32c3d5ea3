#include "mailbox/mailbox_address.h"

#include <cctype>
#include <charconv>
#include <vector>

#include "text/utf8.h"

namespace dh::mailbox {
namespace {

constexpr std::string_view scheme = "imaps://";

Result<std::string> percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      out += text[at];
      continue;
    }
    unsigned value = 0;
    const std::string_view digits = text.substr(at + 1, 2);
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.size() != 2 || fault != std::errc() || end != digits.data() + 2)
      return fail(Error::Kind::bad_input, "a % that no two hexadecimal digits follow");
    out += static_cast<char>(value);
    at += 2;
  }
  for (const char c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return fail(Error::Kind::bad_input, "a control character");
  if (repair_utf8(out) != out) return fail(Error::Kind::bad_input, "not UTF-8");
  return out;
}

std::string safe_component(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool kept = c >= 0x80 || std::isalnum(static_cast<int>(c)) != 0 || c == '-' || c == '_' || c == '.' || c == '@' || c == ' ';
    append_code_point(out, kept ? c : U'_');
  }
  if (out.empty() || out.front() == '.') out.insert(0, "_");
  return out;
}

}  // namespace

bool is_mailbox_address(std::string_view text) {
  const std::size_t colon = text.find("://");
  return colon != std::string_view::npos && (text.starts_with("imap") || text.starts_with("IMAP"));
}

Result<MailboxAddress> parse_mailbox_address(std::string_view text) {
  const auto wrong = [&](std::string reason) {
    // The address is not repeated: there may be a password in it.
    return fail(Error::Kind::bad_input, std::move(reason) + "; a mailbox is imaps://user@host[:port]/FOLDER");
  };
  if (text.starts_with("imap://")) return wrong("mailboxes are read over TLS only");
  if (!text.starts_with(scheme)) return wrong("no address of a mailbox");
  text.remove_prefix(scheme.size());
  const std::size_t slash = text.find('/');
  const std::string_view authority = text.substr(0, slash);
  const std::size_t at = authority.rfind('@');
  if (at == std::string_view::npos || at == 0) return wrong("the user is missing");
  MailboxAddress address;
  if (authority.substr(0, at).find(':') != std::string_view::npos)
    return wrong("a password does not belong on the command line: use DIENHONG_IMAP_PASSWORD or --password-file");
  address.user = TRY(percent_decoded(authority.substr(0, at)));
  std::string_view host = authority.substr(at + 1);
  std::size_t colon = host.rfind(':');
  if (host.ends_with(']')) colon = std::string_view::npos;  // [::1]
  if (colon != std::string_view::npos) {
    const std::string_view digits = host.substr(colon + 1);
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
    if (fault != std::errc() || end != digits.data() + digits.size() || address.port < 1 || address.port > 65535)
      return wrong("no number of a port");
    host = host.substr(0, colon);
  }
  for (const char c : host) {
    const bool fits = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.' || c == ':' || c == '[' || c == ']';
    if (!fits) return wrong("no name of a host");
    address.host += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  if (address.host.empty()) return wrong("the host is missing");
  if (slash != std::string_view::npos && slash + 1 < text.size()) address.folder = TRY(percent_decoded(text.substr(slash + 1)));
  return address;
}

std::string MailboxAddress::text() const {
  return std::string(scheme) + user + "@" + host + ":" + std::to_string(port) + "/" + folder;
}

std::string MailboxAddress::folder_name() const { return safe_component(user + "@" + host) + "/" + safe_component(folder); }

std::string to_imap_utf7(std::string_view utf8) {
  static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";
  std::string out;
  unsigned held = 0, bits = 0;  // of the UTF-16 that is being written as base64
  bool shifted = false;
  const auto end_shift = [&] {
    if (bits > 0) out += digits[held << (6 - bits) & 0x3F];
    if (shifted) out += '-';
    held = bits = 0;
    shifted = false;
  };
  const auto unit = [&](unsigned value) {
    held = held << 16 | value;
    for (bits += 16; bits >= 6; bits -= 6) out += digits[held >> (bits - 6) & 0x3F];
    held &= (1u << bits) - 1;
  };
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_code_point(utf8, at);
    if (c >= 0x20 && c < 0x7F) {
      end_shift();
      out += static_cast<char>(c);
      if (c == '&') out += '-';
      continue;
    }
    if (!shifted) out += '&';
    shifted = true;
    if (c >= 0x10000) {
      unit(0xD800 + static_cast<unsigned>((c - 0x10000) >> 10));
      unit(0xDC00 + static_cast<unsigned>((c - 0x10000) & 0x3FF));
    } else {
      unit(static_cast<unsigned>(c));
    }
  }
  end_shift();
  return out;
}

}  // namespace dh::mailbox
