#include "base/crypto.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

#include "base/hex.h"

namespace dh {
namespace {

void ensure_sodium() {
  static const int ready = sodium_init();
  if (ready < 0) throw std::runtime_error("libsodium cannot start");
}

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  ensure_sodium();
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), raw(bytes), bytes.size());
  return to_hex(digest.data(), digest.size());
}

std::string random_token() {
  ensure_sodium();
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return to_hex(bytes.data(), bytes.size());
}

bool same_secret(std::string_view one, std::string_view other) {
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

SigningKey new_signing_key() {
  ensure_sodium();
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
  crypto_sign_keypair(open.data(), secret.data());
  SigningKey key{to_hex(open.data(), open.size()), to_hex(secret.data(), secret.size())};
  sodium_memzero(secret.data(), secret.size());
  return key;
}

std::string sign_hex(std::string_view message, const SigningKey& key) {
  ensure_sodium();
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
  if (!from_hex(key.secret_hex, secret)) throw std::runtime_error("the signing key is damaged");
  std::array<unsigned char, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr, raw(message), message.size(), secret.data());
  sodium_memzero(secret.data(), secret.size());
  return to_hex(signature.data(), signature.size());
}

bool signature_holds(std::string_view message, std::string_view signature_hex, std::string_view public_hex) {
  ensure_sodium();
  std::array<unsigned char, crypto_sign_BYTES> signature{};
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
  return from_hex(signature_hex, signature) && from_hex(public_hex, open) &&
         crypto_sign_verify_detached(signature.data(), raw(message), message.size(), open.data()) == 0;
}

SealingKey new_sealing_key() {
  ensure_sodium();
  std::array<unsigned char, crypto_box_PUBLICKEYBYTES> open{};
  std::array<unsigned char, crypto_box_SECRETKEYBYTES> secret{};
  crypto_box_keypair(open.data(), secret.data());
  SealingKey key{to_hex(open.data(), open.size()), to_hex(secret.data(), secret.size())};
  sodium_memzero(secret.data(), secret.size());
  return key;
}

std::string fingerprint(std::string_view public_hex) {
  static constexpr std::string_view letters = "ABCDEFGHKLMNPQRT";  // none that sounds or looks like another
  const std::string digest = sha256_hex(public_hex);
  std::string out;
  for (std::size_t i = 0; i < 32; ++i) {
    if (i > 0 && i % 4 == 0) out += ' ';
    const char c = digest[i];
    out += letters[static_cast<std::size_t>(c <= '9' ? c - '0' : c - 'a' + 10)];
  }
  return out;
}

}  // namespace dh
