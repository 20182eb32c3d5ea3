// The ID token of OpenID Connect (Core 1.0, 3.1.3.7): a JWS (RFC 7515) of RS256 or ES256 (RFC 7518), checked against the
// keys (JWKS, RFC 7517) of the office's sign-in.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dh::app {

struct ExpectedToken {
  std::string issuer, client, nonce;
  std::int64_t now = 0;  // seconds since 1970
};
struct IdToken {
  std::string issuer, subject;
  std::string email;  // empty unless the issuer says that it has verified it
};
// Refused, with the reason, unless all holds: signature, issuer, audience, time, nonce.
Result<IdToken> check_id_token(const std::string& token, const boost::json::object& keys, const ExpectedToken& expected);

std::string base64url(std::string_view bytes);  // without padding (RFC 4648, 5)
// The challenge of a verifier (RFC 7636, S256).
std::string pkce_challenge(const std::string& verifier);

}  // namespace dh::app
