#include "intake/heading_label.h"

#include <doctest/doctest.h>

using namespace dh::intake;

namespace {

std::string label(std::string_view text) { return read_label(text).text; }

}  // namespace

TEST_CASE("labels have one form whatever the writing") {
  CHECK(label("PHẦN THỨ NHẤT") == "Phần thứ nhất");
  CHECK(label("Phần thứ hai\nMỤC TIÊU") == "Phần thứ hai");
  CHECK(label("Phần II: Nhiệm vụ") == "Phần II");
  CHECK(label("I. ĐẶC ĐIỂM") == "I");
  CHECK(label("IV- NHIỆM VỤ") == "IV");
  CHECK(label("2- Các chỉ tiêu") == "2");
  CHECK(label("3.1. Chỉ tiêu") == "3.1");
  CHECK(label("3.1 Chỉ tiêu") == "3.1");
  CHECK(label("1.1.2- Lãnh đạo") == "1.1.2");
  CHECK(label("a)- Các đơn vị") == "a)");
  CHECK(label("đ) Các đơn vị") == "đ)");
  CHECK(label("(2) Phát triển") == "(2)");
  CHECK(label("Một là, giữ vững") == "Một là");
  CHECK(label("- 90% trở lên") == "-");
  CHECK(label("– Các đơn vị") == "-");
  CHECK(label("+ Các đơn vị") == "+");
  CHECK(label("Phụ lục số 2") == "PHỤ LỤC 2");
  CHECK(label("PHỤ LỤC\nKết quả") == "PHỤ LỤC");
  CHECK(label("Chương III. Tổ chức") == "Chương III");
  CHECK(label("Điều 5. Phạm vi") == "Điều 5");
  CHECK(label("Pha\xCC\x82\xCC\x80n thứ ba") == "Phần thứ ba");  // decomposed letters
}

TEST_CASE("figures and sentences are no labels") {
  for (const char* text : {"30 đơn vị", "2015 - 2020", "10 - 12 người", "3-4 năm", "12,5% số hộ", "1.500 đồng", "* * *",
                           "-5%", "Điều 5 của Luật", "Phần lớn các đơn vị", "Một số đơn vị", "Các đơn vị", "", "I", "(1), (2)"})
    CHECK_MESSAGE(label(text) == "", text);
}

TEST_CASE("a label ends where the paragraph's own words begin") {
  const std::string text = "1.1.2-  Lãnh đạo";
  CHECK(text.substr(read_label(text).end) == "Lãnh đạo");
  CHECK(read_label("3.1. x").numbers == std::vector<int>{3, 1});
  CHECK(read_label("PHẦN THỨ TƯ").numbers == std::vector<int>{4});
}
