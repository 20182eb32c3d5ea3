#include "base/one_time_code.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>
#include <stdexcept>

namespace dh {
namespace {

std::string percent_coded(const std::string& text) {
  static constexpr char hex[] = "0123456789ABCDEF";
  std::string out;
  for (const unsigned char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += static_cast<char>(c);
    } else {
      out += '%';
      out += hex[c >> 4];
      out += hex[c & 15];
    }
  }
  return out;
}

}  // namespace

std::string hmac_sha1(std::string_view key, std::string_view message) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  unsigned size = 0;
  if (HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(message.data()), message.size(), out.data(), &size) == nullptr)
    throw std::runtime_error("OpenSSL has no HMAC-SHA-1");
  return {reinterpret_cast<const char*>(out.data()), size};
}

std::string one_time_code(std::string_view secret, std::int64_t step, int digits) {
  std::string counter;
  for (int shift = 56; shift >= 0; shift -= 8) counter += static_cast<char>(static_cast<std::uint64_t>(step) >> shift & 0xFF);
  const std::string mac = hmac_sha1(secret, counter);
  const auto byte = [&mac](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(mac[at])); };
  const std::size_t from = byte(mac.size() - 1) & 15;  // RFC 4226, 5.3
  std::uint32_t value = (byte(from) & 0x7F) << 24 | byte(from + 1) << 16 | byte(from + 2) << 8 | byte(from + 3);
  std::string out(static_cast<std::size_t>(digits), '0');
  for (auto digit = out.rbegin(); digit != out.rend(); ++digit, value /= 10) *digit = static_cast<char>('0' + value % 10);
  return out;
}

std::string base32(std::string_view bytes) {
  static constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const unsigned char c : bytes) {
    held = held << 8 | c;
    for (bits += 8; bits >= 5; bits -= 5) out += letters[held >> (bits - 5) & 31];
  }
  if (bits > 0) out += letters[held << (5 - bits) & 31];
  return out;
}

std::string new_one_time_secret() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
  std::string out(20, '\0');
  randombytes_buf(out.data(), out.size());
  return out;
}

std::string one_time_address(std::string_view secret, const std::string& issuer, const std::string& account) {
  return "otpauth://totp/" + percent_coded(issuer) + ":" + percent_coded(account) + "?secret=" + base32(secret) + "&issuer=" + percent_coded(issuer);
}

}  // namespace dh
