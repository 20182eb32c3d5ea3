#include "base/password_hash.h"

#include <sodium.h>

#include <array>

namespace dh {
namespace {

constexpr unsigned long long passes = crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE;
constexpr std::size_t memory = crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE;

bool ready() {
  static const bool started = sodium_init() >= 0;
  return started;
}

}  // namespace

Result<std::string> password_hash(std::string_view password) {
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (!ready() || crypto_pwhash_str_alg(out.data(), password.data(), password.size(), passes, memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return fail(Error::Kind::internal, "no memory to work out a password's hash");
  return std::string(out.data());
}

bool password_holds(std::string_view password, const std::string& hash) {
  return ready() && crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

const std::string& hash_of_nobody() {
  static const std::string hash = "$argon2id$v=19$m=65536,t=2,p=1$VeGjV1nyaH9BDmm8TKpuTw$kFI01VnlD0sN9+7sYBb9Vn3XDJ2PwV7mLqUXtnKvHkk";
  return hash;
}

bool is_outdated(const std::string& hash) { return !ready() || crypto_pwhash_str_needs_rehash(hash.c_str(), passes, memory) != 0; }

}  // namespace dh
