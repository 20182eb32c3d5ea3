// Hashes, signatures, keys (libsodium): SHA-256, Ed25519 (RFC 8032), X25519. Keys and signatures are lower-case hex.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace dh {

std::string sha256_hex(std::string_view bytes);

// 32 bytes that nobody can guess, as hex.
std::string random_token();
// Takes as long whatever differs.
bool same_secret(std::string_view one, std::string_view other);

struct SigningKey {
  std::string public_hex;  // 32 bytes
  std::string secret_hex;  // 64 bytes; never leaves the workspace
};

SigningKey new_signing_key();
std::string sign_hex(std::string_view message, const SigningKey& key);
bool signature_holds(std::string_view message, std::string_view signature_hex, std::string_view public_hex);

// X25519 (RFC 7748): what is sealed for the public half, only the secret half opens.
struct SealingKey {
  std::string public_hex;  // 32 bytes
  std::string secret_hex;  // 32 bytes; never leaves the workspace
};
SealingKey new_sealing_key();

// Eight groups of four letters that two people can read to each other.
std::string fingerprint(std::string_view public_hex);

}  // namespace dh
