#include <doctest/doctest.h>

#include "analyse/cited_words.h"
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
  const auto phrases = cited_words("Sửa “không chế” thành “khống chế”.");
  REQUIRE(phrases.size() == 2);
  CHECK(phrases[0].words == "không chế");
  CHECK_FALSE(phrases[0].role == CitedWords::Role::fresh);
  CHECK(phrases[1].role == CitedWords::Role::fresh);
}

TEST_CASE("labels of several levels, in one word or apart, outermost first") {
  CHECK(parse_pointer("Phần thứ hai, mục I.2, đoạn 1").labels == std::vector<std::string>{"phan 2", "i", "2"});
  CHECK(parse_pointer("điểm b, khoản 3, mục II").labels == std::vector<std::string>{"ii", "3", "b"});
  CHECK(parse_pointer("muc 2.1 (2) thieu chu").labels == std::vector<std::string>{"2", "2.1"});
  CHECK(parse_pointer("Phụ lục 2, số thứ tự 9").labels == std::vector<std::string>{"phu luc 2"});
  CHECK(parse_pointer("Phụ lục 2, số thứ tự 9").row == 9);
}

TEST_CASE("bullets, footnotes and lines counted from an end") {
  CHECK(parse_pointer("Mục 11, dấu + thứ sáu").bullet == 6);
  CHECK(parse_pointer("Mục 3, gạch đầu dòng cuối cùng").bullet == the_last);
  CHECK(parse_pointer("Chú thích 85, 86: sai chữ").footnotes == std::vector<int>{85, 86});
  CHECK(parse_pointer("trang 9, dòng cuối").line_from_below);
  CHECK(parse_pointer("Tr.12, đoạn cuối").page == 12);
  CHECK(parse_pointer("Tr.12, đoạn cuối").paragraph == the_last);
}

TEST_CASE("a column that only points may leave the word out; a numbered sentence is no label") {
  CHECK(parse_pointer("3.1 Kinh phí", PointerIn::reference).labels == std::vector<std::string>{"3.1"});
  CHECK(parse_pointer("12", PointerIn::reference).labels == std::vector<std::string>{"12"});
  CHECK(parse_pointer("1. Góp ý chung", PointerIn::reference).labels.empty());
  CHECK(parse_pointer("như trên", PointerIn::reference).back);
}

TEST_CASE("words that only look like pointers point nowhere") {
  CHECK(parse_pointer("trang thiết bị 3 phòng, 5 đồng chí, mục tiêu 2 năm, ý kiến 4 người").empty());
  CHECK(parse_pointer("Đạt 15% nhưng phụ lục 2 ghi 20%").labels.empty());
}

TEST_CASE("a heading itself, and a letter alone in a column that points") {
  const Pointer itself = parse_pointer("Tiêu đề mục IV viết sai");
  CHECK(itself.heading_itself);
  CHECK(itself.labels == std::vector<std::string>{"iv"});
  CHECK_FALSE(parse_pointer("mục IV viết dài").heading_itself);
  CHECK(parse_pointer("b)", PointerIn::reference).labels == std::vector<std::string>{"b"});
  CHECK(parse_pointer("b", PointerIn::reference).labels.empty());
}
