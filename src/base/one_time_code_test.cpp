#include "base/one_time_code.h"

#include <doctest/doctest.h>

#include "base/password_hash.h"

namespace dh {

TEST_CASE("The test vectors of RFC 6238, appendix B (SHA-1, eight digits)") {
  const std::string secret = "12345678901234567890";
  for (const auto& [seconds, code] : {std::pair{59LL, "94287082"}, {1111111109LL, "07081804"}, {1111111111LL, "14050471"}, {1234567890LL, "89005924"}, {2000000000LL, "69279037"}, {20000000000LL, "65353130"}}) {
    CHECK(one_time_code(secret, one_time_step(seconds), 8) == code);
    CHECK(one_time_code(secret, one_time_step(seconds)) == std::string(code).substr(2));
  }
}

TEST_CASE("The test vectors of RFC 4226, appendix D, and of RFC 2202") {
  const char* codes[] = {"755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"};
  for (int i = 0; i < 10; ++i) CHECK(one_time_code("12345678901234567890", i) == codes[i]);
  const std::string mac = hmac_sha1("Jefe", "what do ya want for nothing?");
  CHECK(mac.size() == 20);
  CHECK(mac.substr(0, 4) == "\xef\xfc\xdf\x6a");
}

TEST_CASE("The test vectors of RFC 4648 for base32, without padding") {
  for (const auto& [text, coded] : {std::pair{"", ""}, {"f", "MY"}, {"fo", "MZXQ"}, {"foo", "MZXW6"}, {"foob", "MZXW6YQ"}, {"fooba", "MZXW6YTB"}, {"foobar", "MZXW6YTBOI"}}) CHECK(base32(text) == coded);
  CHECK(one_time_address("foobar", "Diên Hồng", "a@b") == "otpauth://totp/Di%C3%AAn%20H%E1%BB%93ng:a%40b?secret=MZXW6YTBOI&issuer=Di%C3%AAn%20H%E1%BB%93ng");
  CHECK(new_one_time_secret().size() == 20);
  CHECK(new_one_time_secret() != new_one_time_secret());
}

TEST_CASE("A password's hash holds for it alone, and that of nobody costs as much") {
  const std::string hash = password_hash("mùa thu năm ấy").value();
  CHECK(hash.starts_with("$argon2id$"));
  CHECK(password_holds("mùa thu năm ấy", hash));
  CHECK_FALSE(password_holds("mùa thu năm ây", hash));
  CHECK(hash != password_hash("mùa thu năm ấy").value());
  CHECK_FALSE(is_outdated(hash));
  CHECK_FALSE(is_outdated(hash_of_nobody()));
  CHECK(is_outdated("$argon2id$v=19$m=8192,t=1,p=1$VeGjV1nyaH9BDmm8TKpuTw$kFI01VnlD0sN9+7sYBb9Vn3XDJ2PwV7mLqUXtnKvHkk"));
  CHECK_FALSE(password_holds("", hash_of_nobody()));
}

}  // namespace dh
