// Bytes as lower-case hex and back (libsodium), for the files that handle keys.
#pragma once

#include <sodium.h>

#include <array>
#include <string>
#include <string_view>

namespace dh {

inline std::string to_hex(const unsigned char* bytes, std::size_t size) {
  std::string hex(size * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes, size);
  hex.pop_back();
  return hex;
}

// Exactly `size` bytes, or false.
template <std::size_t size>
bool from_hex(std::string_view hex, std::array<unsigned char, size>& out) {
  std::size_t written = 0;
  return sodium_hex2bin(out.data(), size, hex.data(), hex.size(), nullptr, &written, nullptr) == 0 && written == size;
}

}  // namespace dh
