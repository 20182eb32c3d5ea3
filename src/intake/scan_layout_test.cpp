#include "intake/scan_layout.h"

#include <doctest/doctest.h>

#include "text/utf8.h"

namespace {

using dh::intake::ScanWord;

ScanWord word(int line, int left, const char* text) { return {left, 40 * line, 10 * static_cast<int>(dh::code_point_count(text)), 24, line, 95, text}; }

}  // namespace

TEST_CASE("a ruled table on a picture is a grid; a line that goes on in a column belongs to the row above") {
  const auto page = dh::intake::lay_out({word(0, 300, "CHI"), word(0, 350, "ĐOÀN"), word(1, 50, "TT"), word(1, 400, "Ý"), word(1, 430, "kiến"), word(1, 900, "Người"), word(1, 975, "góp"), word(1, 1020, "ý"),
                                         word(2, 50, "1"), word(2, 120, "Thêm"), word(2, 180, "ghế"), word(2, 900, "|SX-0101"), word(3, 120, "đá."), word(4, 50, "2"), word(4, 120, "Bỏ"), word(4, 160, "rào"), word(4, 900, "SX-0102")});
  REQUIRE(page.lines.size() == 1);
  CHECK(page.lines[0] == "CHI ĐOÀN");
  REQUIRE(page.table.rows.size() == 3);
  CHECK(page.table.rows[1] == std::vector<std::string>{"1", "Thêm ghế đá.", "SX-0101"});
  CHECK(page.table.rows[2] == std::vector<std::string>{"2", "Bỏ rào", "SX-0102"});
}

TEST_CASE("a page without a table is lines; words that all but touch are one") {
  const auto page = dh::intake::lay_out({word(0, 50, "5."), word(0, 72, "000"), word(0, 140, "cây")});
  CHECK(page.table.rows.empty());
  REQUIRE(page.lines.size() == 1);
  CHECK(page.lines[0] == "5.000 cây");
}
