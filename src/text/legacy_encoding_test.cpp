#include "text/legacy_encoding.h"

#include <doctest/doctest.h>

#include "text/vietnamese_syllable.h"

using namespace dh;

TEST_CASE("the old encoding is told by the font's name") {
  CHECK(encoding_of_font(".VnTime") == LegacyEncoding::tcvn3);
  CHECK(encoding_of_font(".vnArialH") == LegacyEncoding::tcvn3);
  CHECK(encoding_of_font("VNI-Times") == LegacyEncoding::vni);
  CHECK(encoding_of_font("Times New Roman") == LegacyEncoding::none);
}

TEST_CASE("TCVN3 kept as Latin-1 characters") {
  CHECK(decode_legacy("§oµn thanh niªn Céng s¶n", LegacyEncoding::tcvn3) == "Đoàn thanh niên Cộng sản");
  CHECK(decode_legacy("gãp ý: th\u00ADêng xuyªn", LegacyEncoding::tcvn3) == "góp ý: thường xuyên");
  CHECK(decode_legacy("§oµn", LegacyEncoding::tcvn3, true) == "ĐOÀN");
  CHECK(decode_legacy("“§oµn” 2026 – Đ", LegacyEncoding::tcvn3) == "“Đoàn” 2026 – Đ");
}

TEST_CASE("VNI: a letter and its marks") {
  CHECK(decode_legacy("Ñoaøn thanh nieân Coäng saûn", LegacyEncoding::vni) == "Đoàn thanh niên Cộng sản");
  CHECK(decode_legacy("THÖÔØNG XUYEÂN, kyõ naêng", LegacyEncoding::vni) == "THƯỜNG XUYÊN, kỹ năng");
}

TEST_CASE("the old encoding is guessed only where Unicode makes no sense of the text") {
  CHECK(guess_encoding("§oµn thanh niªn Céng s¶n Hå ChÝ Minh") == LegacyEncoding::tcvn3);
  CHECK(guess_encoding("Ñoaøn thanh nieân Coäng saûn Hoà Chí Minh") == LegacyEncoding::vni);
  CHECK(guess_encoding("Đoàn thanh niên Cộng sản Hồ Chí Minh") == LegacyEncoding::none);
  CHECK(guess_encoding("Cà Mau") == LegacyEncoding::none);
  CHECK(guess_encoding("Lê Văn Hà") == LegacyEncoding::none);
  CHECK(guess_encoding("Lê Anh Hoàng") == LegacyEncoding::none);
  CHECK(guess_encoding("30 m², 25 °C, «résumé», café") == LegacyEncoding::none);
  CHECK(guess_encoding("plain text") == LegacyEncoding::none);
  CHECK(guess_encoding("") == LegacyEncoding::none);
}

TEST_CASE("Windows-1258 keeps tones apart; they are joined") {
  CHECK(from_windows_1258("\xD0o\xE0n vi\xEA\xF2n") == "Đoàn viện");
  CHECK(from_windows_1258("Kh\xF4\xEC" "i") == "Khối");
}

TEST_CASE("syllables are told by their structure") {
  for (const char* word : {"nghiêng", "Đoàn", "quyết", "giữa", "khuya", "thưởng", "ƯƠM", "gì", "quốc"})
    CHECK(is_vietnamese_syllable(word));
  for (const char* word : {"café", "§oµn", "aà", "strong", "bcd", ""}) CHECK_FALSE(is_vietnamese_syllable(word));
}
