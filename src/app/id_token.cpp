#include "app/id_token.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <memory>
#include <optional>
#include <vector>

#include "base/crypto.h"
#include "base/limits.h"

namespace dh::app {
namespace {

namespace json = boost::json;

template <auto release>
struct Release {
  template <class T>
  void operator()(T* one) const {
    release(one);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Number = std::unique_ptr<BIGNUM, Release<BN_free>>;

constexpr int rsa_bits = 2'048;         // at least (RFC 7518, 3.3)
constexpr int rsa_bits_most = 16'384;
constexpr std::size_t curve_bytes = 32;  // of each coordinate on P-256

tl::unexpected<Error> not_held(const char* why) { return fail(Error::Kind::refused, std::string("the ID token does not hold: ") + why); }

std::optional<std::string> from_base64url(std::string_view text) {
  std::string out(text.size(), '\0');
  std::size_t size = 0;
  if (text.empty() || sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(), text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) return std::nullopt;
  out.resize(size);
  return out;
}

std::string text_of(const json::object& from, const char* name) {
  const json::value* found = from.if_contains(name);
  return found != nullptr && found->is_string() ? std::string(found->get_string()) : std::string();
}

std::optional<std::int64_t> moment_of(const json::object& from, const char* name) {
  const json::value* found = from.if_contains(name);
  if (found == nullptr || !found->is_number()) return std::nullopt;
  boost::system::error_code too_large;
  const auto seconds = found->to_number<std::int64_t>(too_large);
  if (!too_large) return seconds;
  return found->is_double() && found->get_double() > 0 && found->get_double() < 1e15 ? std::optional(static_cast<std::int64_t>(found->get_double())) : std::nullopt;
}

std::optional<json::object> object_of(std::string_view part) {
  const auto text = from_base64url(part);
  boost::system::error_code fault;
  json::value value = text ? json::parse(*text, fault) : json::value();
  if (fault || !value.is_object()) return std::nullopt;
  return std::move(value.get_object());
}

Number number_of(const json::object& key, const char* name) {
  const auto bytes = from_base64url(text_of(key, name));
  return Number(bytes ? BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes->data()), static_cast<int>(bytes->size()), nullptr) : nullptr);
}

Key made_of(const char* type, OSSL_PARAM_BLD* builder) {
  const std::unique_ptr<OSSL_PARAM, Release<OSSL_PARAM_free>> parameters(OSSL_PARAM_BLD_to_param(builder));
  const std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX_free>> context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
  EVP_PKEY* out = nullptr;
  if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 || EVP_PKEY_fromdata(context.get(), &out, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) return nullptr;
  return Key(out);
}

Key rsa_key(const json::object& key) {
  const Number modulus = number_of(key, "n"), exponent = number_of(key, "e");
  if (!modulus || !exponent || BN_num_bits(modulus.get()) < rsa_bits || BN_num_bits(modulus.get()) > rsa_bits_most || BN_num_bits(exponent.get()) > 64) return nullptr;
  const std::unique_ptr<OSSL_PARAM_BLD, Release<OSSL_PARAM_BLD_free>> builder(OSSL_PARAM_BLD_new());
  if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1 || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1) return nullptr;
  return made_of("RSA", builder.get());
}

Key curve_key(const json::object& key) {
  const auto x = from_base64url(text_of(key, "x")), y = from_base64url(text_of(key, "y"));
  if (text_of(key, "crv") != "P-256" || !x || !y || x->size() != curve_bytes || y->size() != curve_bytes) return nullptr;
  const std::string point = '\x04' + *x + *y;
  const std::unique_ptr<OSSL_PARAM_BLD, Release<OSSL_PARAM_BLD_free>> builder(OSSL_PARAM_BLD_new());
  if (!builder || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) != 1 ||
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
    return nullptr;
  return made_of("EC", builder.get());
}

// r and s side by side (RFC 7518, 3.4), as OpenSSL wants them.
std::optional<std::string> as_der(const std::string& signature) {
  if (signature.size() != 2 * curve_bytes) return std::nullopt;
  const std::unique_ptr<ECDSA_SIG, Release<ECDSA_SIG_free>> pair(ECDSA_SIG_new());
  const auto* bytes = reinterpret_cast<const unsigned char*>(signature.data());
  Number r(BN_bin2bn(bytes, curve_bytes, nullptr)), s(BN_bin2bn(bytes + curve_bytes, curve_bytes, nullptr));
  if (!pair || !r || !s || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) return std::nullopt;
  (void)r.release(), (void)s.release();  // the pair's now
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(pair.get(), &der);
  if (size <= 0) return std::nullopt;
  std::string out(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return out;
}

bool signature_holds(EVP_PKEY* key, std::string_view message, const std::string& signature) {
  const std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
  return context && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
         EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char*>(signature.data()), signature.size(), reinterpret_cast<const unsigned char*>(message.data()), message.size()) == 1;
}

// Whether any key of the issuer that may have signed it did.
bool is_signed(const json::object& keys, const std::string& algorithm, const std::string& key_id, std::string_view message, const std::string& signature) {
  const json::value* list = keys.if_contains("keys");
  if (list == nullptr || !list->is_array()) return false;
  const bool curve = algorithm == "ES256";
  const std::optional<std::string> wire = curve ? as_der(signature) : std::optional(signature);
  if (!wire) return false;
  for (const json::value& one : list->get_array()) {
    if (!one.is_object()) continue;
    const json::object& key = one.get_object();
    const std::string use = text_of(key, "use"), of = text_of(key, "alg"), id = text_of(key, "kid");
    if (text_of(key, "kty") != (curve ? "EC" : "RSA") || (!use.empty() && use != "sig") || (!of.empty() && of != algorithm)) continue;
    if (!key_id.empty() && !id.empty() && id != key_id) continue;
    const Key made = curve ? curve_key(key) : rsa_key(key);
    if (made && signature_holds(made.get(), message, *wire)) return true;
  }
  return false;
}

// The client is who it is meant for, and nobody else acts for it.
bool is_for(const json::object& claims, const std::string& client) {
  const json::value* audience = claims.if_contains("aud");
  const std::string party = text_of(claims, "azp");
  if (audience == nullptr || (!party.empty() && party != client)) return false;
  if (audience->is_string()) return audience->get_string() == client;
  if (!audience->is_array()) return false;
  const json::array& all = audience->get_array();
  const bool named = std::ranges::any_of(all, [&](const json::value& one) { return one.is_string() && one.get_string() == client; });
  return named && (all.size() == 1 || party == client);
}

}  // namespace

Result<IdToken> check_id_token(const std::string& token, const json::object& keys, const ExpectedToken& expected) {
  const std::size_t first = token.find('.'), second = token.find('.', first + 1);
  if (first == std::string::npos || second == std::string::npos || token.find('.', second + 1) != std::string::npos) return not_held("it is no signed token");
  const std::string_view whole(token);
  const auto header = object_of(whole.substr(0, first)), claims = object_of(whole.substr(first + 1, second - first - 1));
  const auto signature = from_base64url(whole.substr(second + 1));
  if (!header || !claims || !signature) return not_held("it cannot be read");
  const std::string algorithm = text_of(*header, "alg");
  if (algorithm != "RS256" && algorithm != "ES256") return not_held("it is not signed by RS256 or ES256");
  if (header->if_contains("crit") != nullptr) return not_held("it asks for what is not known here");
  if (!is_signed(keys, algorithm, text_of(*header, "kid"), whole.substr(0, second), *signature)) return not_held("no key of the issuer signed it");
  if (text_of(*claims, "iss") != expected.issuer) return not_held("it is of another issuer");
  if (!is_for(*claims, expected.client)) return not_held("it is meant for another");
  const auto ends = moment_of(*claims, "exp"), made = moment_of(*claims, "iat");
  if (!ends || *ends + limits::oidc_clock_seconds <= expected.now) return not_held("it has expired");
  if (!made || *made > expected.now + limits::oidc_clock_seconds) return not_held("it was made later than now");
  if (expected.nonce.empty() || !same_secret(text_of(*claims, "nonce"), expected.nonce)) return not_held("it answers another question");
  IdToken out{expected.issuer, text_of(*claims, "sub"), {}};
  if (out.subject.empty()) return not_held("it names nobody");
  if (const json::value* verified = claims->if_contains("email_verified"); verified != nullptr && verified->is_bool() && verified->get_bool()) out.email = text_of(*claims, "email");
  return out;
}

std::string base64url(std::string_view bytes) {
  std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  out.pop_back();
  return out;
}

std::string pkce_challenge(const std::string& verifier) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(verifier.data()), verifier.size());
  return base64url({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

}  // namespace dh::app
