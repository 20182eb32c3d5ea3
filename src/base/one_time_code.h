// Codes that change every thirty seconds: TOTP (RFC 6238) over HOTP (RFC 4226) with SHA-1, six digits, as every
// authenticator knows them; and the letters in which its secret is written (base32, RFC 4648).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dh {

constexpr int one_time_seconds = 30;
inline std::int64_t one_time_step(std::int64_t unix_seconds) { return unix_seconds / one_time_seconds; }

// HMAC-SHA-1 (RFC 2104), 20 bytes.
std::string hmac_sha1(std::string_view key, std::string_view message);
// `secret`: bytes. `digits`: 6 to 8.
std::string one_time_code(std::string_view secret, std::int64_t step, int digits = 6);

// Upper case, without padding.
std::string base32(std::string_view bytes);

// 20 bytes (RFC 4226, 4: as long as the hash), as an authenticator is told them: "otpauth://totp/…".
std::string new_one_time_secret();
std::string one_time_address(std::string_view secret, const std::string& issuer, const std::string& account);

}  // namespace dh
