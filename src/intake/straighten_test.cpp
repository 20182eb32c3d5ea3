#include "intake/straighten.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace dh::intake;

namespace {

// Rows of words (dark boxes) on paper, the whole turned clockwise by so many degrees.
GreyPicture page(double degrees, double shade_to_the_right = 0) {
  GreyPicture out{1000, 1400, {}};
  out.pixels.resize(1'400'000);
  const double angle = degrees * 3.14159265 / 180;
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x) {
      const double dx = x - 500, dy = y - 700;
      const double u = 500 + dx * std::cos(angle) + dy * std::sin(angle), v = 700 - dx * std::sin(angle) + dy * std::cos(angle);
      const bool word = u > 120 && u < 880 && v > 120 && v < 1280 && std::fmod(v, 40) < 18 && std::fmod(u + std::floor(v / 40) * 37, 90) < 70;
      const double paper = 250 - shade_to_the_right * x / out.width;
      out.pixels[static_cast<std::size_t>(y) * 1000 + static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(word ? paper * 0.15 : paper);
    }
  return out;
}

int lightest_of_right_edge(const GreyPicture& picture) {
  int most = 0;
  for (int y = 200; y < 1200; ++y) most = std::max<int>(most, picture.pixels[static_cast<std::size_t>(y) * 1000 + 960]);
  return most;
}

}  // namespace

TEST_CASE("a level page stays as it is, byte for byte") {
  const GreyPicture level = page(0);
  const Straightened out = straighten(level);
  CHECK(out.degrees == 0);
  CHECK_FALSE(out.light_evened);
  CHECK(out.picture.pixels == level.pixels);
}

TEST_CASE("a page that was laid askew is turned back, either way") {
  for (const double degrees : {2.5, -3.0, 1.0}) {
    const Straightened out = straighten(page(degrees));
    CHECK(out.degrees == doctest::Approx(-degrees).epsilon(0.1));
    CHECK(out.picture.width == 1000);
    CHECK(straighten(out.picture).degrees == 0);
  }
}

TEST_CASE("a photograph with a shadow is lit evenly") {
  const GreyPicture shaded = page(0, 170);
  REQUIRE(lightest_of_right_edge(shaded) < 100);
  const Straightened out = straighten(shaded);
  CHECK(out.light_evened);
  CHECK(lightest_of_right_edge(out.picture) > 180);
}

TEST_CASE("pages of nothing: white, black, a speck") {
  for (const std::uint8_t shade : {std::uint8_t{255}, std::uint8_t{0}}) {
    const GreyPicture empty{300, 200, std::vector<std::uint8_t>(60'000, shade)};
    CHECK(straighten(empty).picture.pixels == empty.pixels);
  }
  CHECK(straighten({1, 1, {7}}).picture.pixels == std::vector<std::uint8_t>{7});
}

TEST_CASE("PGM there and back; what does not hold is refused") {
  const GreyPicture small{3, 2, {0, 1, 2, 253, 254, 255}};
  const auto again = read_pgm(write_pgm(small));
  REQUIRE(again);
  CHECK(again->width == 3);
  CHECK(again->pixels == small.pixels);
  CHECK(read_pgm("P5\n# who made it\n1 1\n255\nx").value().pixels == std::vector<std::uint8_t>{'x'});
  for (const char* bad : {"", "P5", "P6\n1 1\n255\nxxx", "P5\n0 1\n255\n", "P5\n1 1\n65535\nxx", "P5\n2 2\n255\nxxx", "P5\n-1 1\n255\nx", "P5\n1 1\n255"})
    CHECK_FALSE(read_pgm(bad));
  CHECK(read_pgm("P5\n60000 60000\n255\n").error().kind == dh::Error::Kind::limit);
}
