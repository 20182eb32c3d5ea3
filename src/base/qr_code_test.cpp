#include "base/qr_code.h"

#include <doctest/doctest.h>

#include "base/limits.h"

namespace dh {
namespace {

// The finder pattern (ISO/IEC 18004, 6.3.3): a dark ring of seven cells around a light one around nine dark cells.
bool has_finder(const QrCode& code, int left, int top) {
  for (int row = 0; row < 7; ++row)
    for (int column = 0; column < 7; ++column) {
      const int ring = std::max(std::abs(column - 3), std::abs(row - 3));
      if (code.dark(left + column, top + row) != (ring != 2)) return false;
    }
  return true;
}

}  // namespace

TEST_CASE("A QR code has the size that its text needs, and its three finder patterns") {
  for (const auto& [length, side] : {std::pair{14, 21}, {15, 25}, {26, 25}, {27, 29}}) {  // level M, bytes: versions 1, 2, 2, 3
    const Result<QrCode> code = qr_code(std::string(static_cast<std::size_t>(length), 'a'));
    REQUIRE(code);
    CHECK(code->side == side);
    CHECK(code->cells.size() == static_cast<std::size_t>(side * side));
    CHECK(has_finder(*code, 0, 0));
    CHECK(has_finder(*code, side - 7, 0));
    CHECK(has_finder(*code, 0, side - 7));
    CHECK_FALSE(has_finder(*code, side - 7, side - 7));
  }
  CHECK(qr_code(std::string(30, 'a'), QrSafety::high)->side > qr_code(std::string(30, 'a'), QrSafety::low)->side);
}

TEST_CASE("What no QR code can hold is refused") {
  CHECK_FALSE(qr_code(""));
  CHECK(qr_code(std::string(limits::qr_text_bytes, 'a'), QrSafety::high));
  const Result<QrCode> long_one = qr_code(std::string(limits::qr_text_bytes + 1, 'a'));
  REQUIRE_FALSE(long_one);
  CHECK(long_one.error().kind == Error::Kind::limit);
}

TEST_CASE("The picture draws each dark cell once, inside its quiet zone") {
  const QrCode code = qr_code("dienhong").value();
  const std::string svg = qr_svg(code);
  CHECK(svg.find("viewBox=\"0 0 29 29\"") != std::string::npos);
  CHECK(svg.find("style") == std::string::npos);
  std::vector<bool> drawn(code.cells.size());
  std::size_t at = svg.find("#000");
  for (int cells = 0; (at = svg.find('M', at)) != std::string::npos; ++at) {
    int column = 0, row = 0, run = 0;
    REQUIRE(std::sscanf(svg.c_str() + at, "M%d %dh%dv1", &column, &row, &run) == 3);
    for (; run > 0; --run, ++column, ++cells) {
      const auto cell = static_cast<std::size_t>((row - qr_quiet_cells) * code.side + column - qr_quiet_cells);
      CHECK_FALSE(drawn[cell]);
      drawn[cell] = true;
    }
  }
  CHECK(drawn == code.cells);
}

}  // namespace dh
