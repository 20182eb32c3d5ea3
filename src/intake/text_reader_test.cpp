#include "intake/text_reader.h"

#include <doctest/doctest.h>

#include "intake/decoded_text.h"

using namespace dh;
using namespace dh::intake;

namespace {

Consultation consultation() {
  Consultation out;
  out.roster.units = {{"A", "Chi đoàn Phòng Một", "", "", 0}};
  out.roster.members = {{"SX-0101", "A", ""}};
  return out;
}

Reading read(const std::string& bytes, const std::string& name) {
  Reading reading = read_any({bytes, name}, consultation()).value();
  CHECK(span_faults(reading).empty());
  return reading;
}

std::string utf16(std::u16string_view text, bool big_endian) {
  std::string out = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (const char16_t c : text) {
    const char low = static_cast<char>(c & 0xFF), high = static_cast<char>(c >> 8);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  }
  return out;
}

constexpr const char* letter =
    "Kính gửi Văn phòng,\r\n\r\n1. Đề nghị thêm ghế đá ở sân sau.\r\n2. Thư viện nên mở cửa đến 21 giờ.\r\n\r\n"
    "Trân trọng,\r\nSX-0101\r\n";

}  // namespace

TEST_CASE("a letter in plain text: its courtesies are told apart, its list is parted") {
  const Reading reading = read(letter, "thu/gop y.TXT");
  CHECK(reading.form == "txt");
  CHECK(reading.problems.empty());
  REQUIRE(reading.opinions.size() == 2);
  CHECK(reading.opinions[0].text == "Đề nghị thêm ghế đá ở sân sau.");
  CHECK(reading.opinions[1].text == "Thư viện nên mở cửa đến 21 giờ.");
  CHECK(reading.opinions[1].hints.member == "SX-0101");
  CHECK(reading.opinions[1].where == "text");
}

TEST_CASE("plain text in the encodings of different programs and years") {
  const std::u16string_view wide = u"Đề nghị thêm ghế đá ở sân sau.\r\n";
  const std::string expected = "Đề nghị thêm ghế đá ở sân sau.";
  for (const std::string& bytes : {"\xEF\xBB\xBF" + expected + "\n", utf16(wide, false), utf16(wide, true),
                                   // TCVN3
                                   std::string("\xA7\xD2 ngh\xDE th\xAAm gh\xD5 \xAE\xB8 \xEB s\xA9n sau.\n")}) {
    const Reading reading = read(bytes, "gop-y.txt");
    REQUIRE(reading.opinions.size() == 1);
    CHECK(reading.opinions[0].text == expected);
  }
  CHECK(decode_text("\x63\xE0 ph\xEA").value() == "cà phê");  // Windows-1258
  // Letters of an old font that a program saved as UTF-16; beside them, what only looks like such letters.
  for (const bool big_endian : {false, true}) {
    CHECK(decode_text(utf16(u"§Ò nghÞ thªm ghÕ ®¸ ë s©n sau.\n", big_endian)).value() == "Đề nghị thêm ghế đá ở sân sau.\n");
    CHECK(decode_text(utf16(u"Theo § 5: thêm ghế đá ®.\n", big_endian)).value() == "Theo § 5: thêm ghế đá ®.\n");
  }
}

TEST_CASE("who says at length who he is, and what will only be sent, give no opinion") {
  const Reading reading = read("Tôi là đoàn viên mang mã số SX-0101, đang làm việc ở Chi đoàn Phòng Một, sau khi đọc kỹ bản dự thảo do văn phòng gửi, xin góp một số nội dung như sau:\n"
                               "- Nên sửa cổng trước.\n- Nên quét vôi.\n", "thu.txt");
  REQUIRE(reading.opinions.size() == 2);
  CHECK(reading.opinions[0].text == "Nên sửa cổng trước.");
  CHECK(reading.opinions[1].hints.member == "SX-0101");
  CHECK(read("Nên sửa cổng trước.\n\nSX-0101 - Chi đoàn Phòng Một\n", "thu.txt").opinions.size() == 1);
  CHECK(read("Kính gửi Văn phòng, Phòng Một đã nhận được dự thảo. Ý kiến sẽ gửi sau ít hôm.\n", "thu.txt").opinions.empty());
}

TEST_CASE("an item that asks for two things at two places is two opinions, each its own words") {
  const Reading reading = read("1. Mục 2.1 đề nghị mở cửa đến 22 giờ. Mục 3.4 đề nghị thêm chỗ sạc.\n2. Mục 2.2 đề nghị giữ.\n", "thu.txt");
  REQUIRE(reading.opinions.size() == 3);
  CHECK(reading.opinions[0].text == "Mục 2.1 đề nghị mở cửa đến 22 giờ.");
  CHECK(reading.opinions[1].text == "Mục 3.4 đề nghị thêm chỗ sạc.");
}

TEST_CASE("what is no text is not read as text, whatever its ending") {
  CHECK_FALSE(read_any({std::string_view("a\0b\0", 4), "gop-y.txt"}, consultation()));
  CHECK_FALSE(read_any({"%PDF-1.4\n", "gop-y.txt"}, consultation()));
  CHECK_FALSE(decode_text(std::string_view("\xFF\xFE\0\0", 4)));
}

TEST_CASE("content goes before the ending: mail and tables that were saved as text") {
  CHECK(read("From: SX-0101 <a@example.org>\r\nSubject: x\r\n\r\nĐề nghị thêm ghế đá.\r\n", "thu.txt").form == "eml");
  const Reading table = read("STT\tÝ kiến góp ý\tĐơn vị\n1\tĐề nghị thêm ghế đá.\tChi đoàn Phòng Một\n", "bang.txt");
  CHECK(table.form == "txt");
  REQUIRE(table.opinions.size() == 1);
  CHECK(table.opinions[0].text == "Đề nghị thêm ghế đá.");
  CHECK(table.opinions[0].hints.unit == "Chi đoàn Phòng Một");
}

TEST_CASE("headings of Markdown say what is written about, they are no opinions") {
  const Reading reading = read(
      "# Góp ý\n\n## Mục 3.1\nĐề nghị thêm ghế đá.\n\n- Nên sửa cổng.\n### Mục 4\n* Bỏ đoạn cuối.\n#hashtag nên bỏ.\n", "gop-y.md");
  CHECK(reading.form == "md");
  REQUIRE(reading.opinions.size() >= 3);
  CHECK(reading.opinions[0].text == "Đề nghị thêm ghế đá.");
  CHECK(reading.opinions[0].hints.reference == "Mục 3.1");
  CHECK(reading.opinions[1].text == "Nên sửa cổng.");
  CHECK(reading.opinions[1].hints.reference == "Mục 3.1");
  CHECK(reading.opinions[2].text.starts_with("Bỏ đoạn cuối."));
  CHECK(reading.opinions[2].hints.reference == "Mục 4");
  // Nothing is lost: the part is the text as it came.
  CHECK(reading.parts[0].text.starts_with("# Góp ý\n\n## Mục 3.1\nĐề nghị"));
  CHECK(reading.parts[0].text.ends_with("#hashtag nên bỏ.\n"));
}

TEST_CASE("a line that leads in belongs to what stands below it alone") {
  const Reading reading = read("Nên sửa cổng trước.\n\nVề mục 4:\n- Bỏ đoạn cuối.\n", "gop-y.txt");
  REQUIRE(reading.opinions.size() == 2);
  CHECK(reading.opinions[0].hints.reference == "");
  CHECK(reading.opinions[1].hints.reference == "Về mục 4:");
}

TEST_CASE("a list mark with only blanks after it is no opinion, and is kept") {
  for (const std::string text : {"1.   \n2. Nên sửa cổng trước.\n", "1. \n2. Nên sửa cổng trước.\n", "2. Nên sửa cổng trước.\n3. "}) {
    const Reading reading = read(text, "gop-y.txt");
    REQUIRE(reading.opinions.size() == 1);
    CHECK(reading.opinions[0].text == "Nên sửa cổng trước.");
    CHECK(reading.parts[0].text == text);
  }
}

TEST_CASE("a text without an opinion says so") {
  const Reading reading = read("Kính gửi Văn phòng,\n", "a.txt");
  CHECK(reading.opinions.empty());
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].reason == "no opinion found in the text");
  CHECK(read_any({"", "a.md"}, {}).error().reason == "the file is empty");
  CHECK(read("#", "a.md").parts[0].text == "#");
  CHECK(read("## ", "a.md").parts[0].text == "## ");
}

TEST_CASE("a line that names a document and a place in it is about both for what follows") {
  const Reading reading = read("Ý KIẾN GÓP Ý\n1. Báo cáo chính trị của trường, mục 11 (phần thư viện)\n\nSX-0101: Thêm một câu cuối đoạn về ghế đá.\n\n2. Báo cáo chính trị của trường\n\nSX-0101: Báo cáo viết dài, đề nghị rút gọn.\n", "a.txt");
  REQUIRE(reading.opinions.size() == 2);
  CHECK(reading.opinions[0].hints.reference.find("mục 11") != std::string::npos);
  CHECK(reading.opinions[1].hints.reference.empty());
}
