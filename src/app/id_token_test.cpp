#include "app/id_token.h"

#include <doctest/doctest.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <array>
#include <boost/json.hpp>
#include <memory>

using namespace dh;
using namespace dh::app;
namespace json = boost::json;

namespace {

struct Free {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;

constexpr std::int64_t now = 1'790'000'000;
const ExpectedToken expected{"https://office.example", "dienhong", "nonce-1", now};

std::string bytes_of(const BIGNUM* number, int size) {
  std::string out(static_cast<std::size_t>(size), '\0');
  BN_bn2binpad(number, reinterpret_cast<unsigned char*>(out.data()), size);
  return out;
}

std::string number_of(const Key& key, const char* name) {
  BIGNUM* number = nullptr;
  REQUIRE(EVP_PKEY_get_bn_param(key.get(), name, &number) == 1);
  const std::string out = bytes_of(number, BN_num_bytes(number));
  BN_free(number);
  return out;
}

json::object rsa_jwk(const Key& key, const char* id) {
  return {{"kty", "RSA"}, {"kid", id}, {"use", "sig"}, {"alg", "RS256"}, {"n", base64url(number_of(key, OSSL_PKEY_PARAM_RSA_N))}, {"e", base64url(number_of(key, OSSL_PKEY_PARAM_RSA_E))}};
}

json::object curve_jwk(const Key& key, const char* id) {
  std::array<unsigned char, 65> point{};
  std::size_t size = 0;
  REQUIRE(EVP_PKEY_get_octet_string_param(key.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(), &size) == 1);
  REQUIRE(size == 65);
  const std::string both(reinterpret_cast<const char*>(point.data()) + 1, 64);
  return {{"kty", "EC"}, {"crv", "P-256"}, {"kid", id}, {"x", base64url(both.substr(0, 32))}, {"y", base64url(both.substr(32))}};
}

std::string signed_by(const Key& key, json::object header, const json::object& claims) {
  const std::string message = base64url(json::serialize(header)) + "." + base64url(json::serialize(claims));
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  std::size_t size = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(message.data());
  REQUIRE(EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key.get()) == 1);
  REQUIRE(EVP_DigestSign(context, nullptr, &size, bytes, message.size()) == 1);
  std::string signature(size, '\0');
  REQUIRE(EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &size, bytes, message.size()) == 1);
  signature.resize(size);
  EVP_MD_CTX_free(context);
  if (header.at("alg") == "ES256") {
    const auto* der = reinterpret_cast<const unsigned char*>(signature.data());
    ECDSA_SIG* pair = d2i_ECDSA_SIG(nullptr, &der, static_cast<long>(signature.size()));
    signature = bytes_of(ECDSA_SIG_get0_r(pair), 32) + bytes_of(ECDSA_SIG_get0_s(pair), 32);
    ECDSA_SIG_free(pair);
  }
  return message + "." + base64url(signature);
}

json::object good_claims() {
  return {{"iss", "https://office.example"}, {"sub", "u-17"}, {"aud", "dienhong"}, {"exp", now + 300}, {"iat", now - 5}, {"nonce", "nonce-1"}, {"email", "sx0101@truong.example"}, {"email_verified", true}};
}

}  // namespace

TEST_CASE("An ID token of RS256 or ES256 is taken when a key of the issuer signed it") {
  const Key rsa(EVP_RSA_gen(2048)), curve(EVP_EC_gen("P-256")), other(EVP_RSA_gen(2048)), short_one(EVP_RSA_gen(1024));
  const json::object keys{{"keys", json::array{rsa_jwk(other, "old"), rsa_jwk(rsa, "now"), curve_jwk(curve, "curve")}}};
  for (const auto& [key, header] : {std::pair<const Key&, json::object>{rsa, {{"alg", "RS256"}, {"kid", "now"}}}, {curve, {{"alg", "ES256"}, {"kid", "curve"}}}, {rsa, {{"alg", "RS256"}}}}) {
    const std::string token = signed_by(key, header, good_claims());
    const auto read = check_id_token(token, keys, expected);
    REQUIRE(read);
    CHECK(read->subject == "u-17");
    CHECK(read->email == "sx0101@truong.example");
    // One letter more or less, anywhere.
    for (std::size_t at = 0; at < token.size() - 1; at += 7) {
      std::string changed = token;
      changed[at] = changed[at] == 'A' ? 'B' : 'A';
      if (changed != token) CHECK_FALSE(check_id_token(changed, keys, expected));
    }
  }
  CHECK_FALSE(check_id_token(signed_by(other, {{"alg", "RS256"}, {"kid", "now"}}, good_claims()), keys, expected));
  CHECK_FALSE(check_id_token(signed_by(curve, {{"alg", "ES256"}, {"kid", "now"}}, good_claims()), keys, expected));
  CHECK_FALSE(check_id_token(signed_by(short_one, {{"alg", "RS256"}}, good_claims()), {{"keys", json::array{rsa_jwk(short_one, "short")}}}, expected));
}

TEST_CASE("What a token may not be: unsigned, signed by a public key as if it were a secret, of other parts") {
  const Key rsa(EVP_RSA_gen(2048));
  const json::object keys{{"keys", json::array{rsa_jwk(rsa, "now")}}};
  const std::string token = signed_by(rsa, {{"alg", "RS256"}}, good_claims());
  for (const char* algorithm : {"none", "HS256", "RS512", "rs256", ""}) CHECK_FALSE(check_id_token(signed_by(rsa, {{"alg", algorithm}}, good_claims()), keys, expected));
  CHECK_FALSE(check_id_token(signed_by(rsa, {{"alg", "RS256"}, {"crit", json::array{"x"}}}, good_claims()), keys, expected));
  CHECK_FALSE(check_id_token(token.substr(0, token.rfind('.') + 1), keys, expected));
  CHECK_FALSE(check_id_token(token + ".AA", keys, expected));
  CHECK_FALSE(check_id_token(token + "=", keys, expected));
  for (const char* text : {"", ".", "..", "a.b.c", "e30.e30.AA"}) CHECK_FALSE(check_id_token(text, keys, expected));
  CHECK_FALSE(check_id_token(token, {}, expected));
  CHECK_FALSE(check_id_token(token, {{"keys", json::array{json::object{{"kty", "RSA"}}, "x", nullptr}}}, expected));
}

TEST_CASE("Each claim has to be as expected") {
  const Key rsa(EVP_RSA_gen(2048));
  const json::object keys{{"keys", json::array{rsa_jwk(rsa, "now")}}};
  const auto with = [&](const char* name, json::value value) {
    json::object claims = good_claims();
    if (value.is_null()) claims.erase(name);
    else claims[name] = std::move(value);
    return check_id_token(signed_by(rsa, {{"alg", "RS256"}}, claims), keys, expected);
  };
  CHECK(with("aud", json::array{"dienhong"}));
  CHECK(with("azp", "dienhong"));
  CHECK(with("exp", now - 30));  // clocks differ a little
  for (const auto& [name, value] : std::initializer_list<std::pair<const char*, json::value>>{
           {"iss", "https://office.example/"}, {"iss", nullptr}, {"aud", "another"}, {"aud", nullptr}, {"aud", json::array{}}, {"aud", json::array{"dienhong", "another"}}, {"azp", "another"}, {"exp", now - 61},
           {"exp", nullptr}, {"exp", "soon"}, {"exp", -1.5}, {"iat", now + 120}, {"iat", nullptr}, {"nonce", "nonce-2"}, {"nonce", nullptr}, {"sub", nullptr}, {"sub", ""}, {"sub", 17}}) {
    INFO(name, " ", json::serialize(value));
    CHECK_FALSE(with(name, value));
  }
  CHECK(with("email_verified", false)->email.empty());
  CHECK(with("email_verified", "true")->email.empty());
  CHECK(with("email_verified", nullptr)->email.empty());
  ExpectedToken unasked = expected;
  unasked.nonce.clear();
  json::object claims = good_claims();
  claims["nonce"] = "";
  CHECK_FALSE(check_id_token(signed_by(rsa, {{"alg", "RS256"}}, claims), keys, unasked));
}

TEST_CASE("The challenge of RFC 7636, appendix B") { CHECK(pkce_challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"); }
