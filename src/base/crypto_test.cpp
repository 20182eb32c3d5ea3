#include "base/crypto.h"

#include <doctest/doctest.h>

using namespace dh;

TEST_CASE("SHA-256 gives the digest of FIPS 180-2, appendix B.1") {
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a signature holds for its message and key only") {
  const SigningKey key = new_signing_key();
  const SigningKey other = new_signing_key();
  const std::string signature = sign_hex("một lời", key);
  CHECK(signature_holds("một lời", signature, key.public_hex));
  CHECK_FALSE(signature_holds("một lờI", signature, key.public_hex));
  CHECK_FALSE(signature_holds("một lời", signature, other.public_hex));
  CHECK_FALSE(signature_holds("một lời", "zz", key.public_hex));
}

TEST_CASE("a fingerprint has eight groups of four letters") {
  const std::string print = fingerprint(new_signing_key().public_hex);
  CHECK(print.size() == 39);
}
