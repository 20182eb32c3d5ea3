#include <doctest/doctest.h>

#include "analyse/pointer.h"

using namespace dh::analyse;

TEST_CASE("a page, a paragraph and a line, with and without tone marks") {
  const Pointer one = parse_pointer("Trang 5, đoạn 2, dòng 3 từ trên xuống");
  CHECK(one.page == 5);
  CHECK(one.paragraph == 2);
  CHECK(one.line == 3);
  CHECK_FALSE(one.line_from_below);
  CHECK(parse_pointer("trang 26 du chu").page == 26);
  CHECK(parse_pointer("trang 7, dòng 4 từ dưới lên").line_from_below);
}

TEST_CASE("headings by label, the part first") {
  const Pointer one = parse_pointer("mục 1.2.3 Phần thứ hai");
  REQUIRE(one.labels.size() == 2);
  CHECK(one.labels[0] == "phan 2");
  CHECK(one.labels[1] == "1.2.3");
  CHECK(label_key("Phần thứ hai") == "phan 2");
  CHECK(label_key("PHẦN II") == "phan 2");
}

TEST_CASE("the nth bullet") { CHECK(parse_pointer("Mục 3.3, gạch đầu dòng thứ ba").bullet == 3); }

TEST_CASE("quoted phrases tell old words from new ones") {
  const auto phrases = quoted_phrases("Sửa “không chế” thành “khống chế”.");
  REQUIRE(phrases.size() == 2);
  CHECK(phrases[0].words == "không chế");
  CHECK_FALSE(phrases[0].is_new);
  CHECK(phrases[1].is_new);
}
