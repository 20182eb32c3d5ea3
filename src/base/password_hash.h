// Passwords are kept as Argon2id (RFC 9106) through libsodium, with its "interactive" limits: 64 MiB and two passes, about
// a tenth of a second. "Moderate" would take 256 MiB and ten times as long; on an office PC two people at the door would
// then hold up everyone, and tries are limited besides (limits::sign_in_tries).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace dh {

// With its parameters and a salt of its own. Fails only when the memory is not to be had.
Result<std::string> password_hash(std::string_view password);
bool password_holds(std::string_view password, const std::string& hash);

// The hash of a password that nobody knows: to be compared with where there is none, so that it takes as long.
const std::string& hash_of_nobody();
// It was made with other limits than those in force.
bool is_outdated(const std::string& hash);

}  // namespace dh
