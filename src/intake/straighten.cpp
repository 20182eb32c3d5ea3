#include "intake/straighten.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <memory>

namespace dh::intake {
namespace {

constexpr double least_degrees = 0.25;
constexpr float sure_angle = 3.0f;  // Leptonica's own bound of confidence (MinAllowedConfidence)
constexpr int dark_below = 130;     // for finding lines only
constexpr int tiles = 8;            // across and down, for the light
constexpr int uneven = 48;          // of 255, between the paper in the lightest and the darkest tile
constexpr double paper_share = 0.9; // of a tile's pixels are darker than its paper

struct DestroyPix {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using OwnedPix = std::unique_ptr<Pix, DestroyPix>;

OwnedPix pix_of(const GreyPicture& picture) {
  OwnedPix pix(pixCreate(picture.width, picture.height, 8));
  if (!pix) return pix;
  l_uint32* const words = pixGetData(pix.get());
  const int per_line = pixGetWpl(pix.get());
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x)
      SET_DATA_BYTE(words + static_cast<std::ptrdiff_t>(y) * per_line, x, picture.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)]);
  return pix;
}

GreyPicture picture_of(Pix* pix) {
  GreyPicture out{pixGetWidth(pix), pixGetHeight(pix), {}};
  out.pixels.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
  const l_uint32* const words = pixGetData(pix);
  const int per_line = pixGetWpl(pix);
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x)
      out.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width) + static_cast<std::size_t>(x)] =
          static_cast<std::uint8_t>(GET_DATA_BYTE(words + static_cast<std::ptrdiff_t>(y) * per_line, x));
  return out;
}

// How bright the paper is in a tile: what nearly all of its pixels are not brighter than.
int paper_of_tile(const GreyPicture& picture, int column, int row) {
  std::array<std::size_t, 256> count{};
  std::size_t all = 0;
  const int left = picture.width * column / tiles, right = picture.width * (column + 1) / tiles;
  const int top = picture.height * row / tiles, bottom = picture.height * (row + 1) / tiles;
  for (int y = top; y < bottom; y += 2)
    for (int x = left; x < right; x += 2, ++all) ++count[picture.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)]];
  std::size_t below = 0;
  for (int level = 0; level < 256; ++level) {
    below += count[static_cast<std::size_t>(level)];
    if (static_cast<double>(below) >= paper_share * static_cast<double>(all)) return level;
  }
  return 255;
}

bool is_lit_unevenly(const GreyPicture& picture) {
  if (picture.width < 16 * tiles || picture.height < 16 * tiles) return false;
  int lightest = 0, darkest = 255;
  for (int row = 0; row < tiles; ++row)
    for (int column = 0; column < tiles; ++column) {
      const int paper = paper_of_tile(picture, column, row);
      lightest = std::max(lightest, paper);
      darkest = std::min(darkest, paper);
    }
  return lightest - darkest > uneven;
}

}  // namespace

Straightened straighten(const GreyPicture& picture) {
  // A page without lines is no news for the terminal.
  [[maybe_unused]] static const l_int32 before = setMsgSeverity(L_SEVERITY_NONE);
  Straightened out{picture, 0, false};
  OwnedPix pix = pix_of(picture);
  if (!pix) return out;
  if (is_lit_unevenly(picture)) {
    if (OwnedPix even(pixBackgroundNormSimple(pix.get(), nullptr, nullptr)); even) {
      pix = std::move(even);
      out.light_evened = true;
    }
  }
  float degrees = 0, confidence = 0;
  const OwnedPix dark(pixThresholdToBinary(pix.get(), dark_below));
  const bool found = dark && pixFindSkew(dark.get(), &degrees, &confidence) == 0 && confidence >= sure_angle;
  if (found && std::abs(degrees) >= least_degrees) {
    constexpr float radians = 3.14159265f / 180.0f;
    if (OwnedPix level(pixRotate(pix.get(), degrees * radians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0)); level) {
      pix = std::move(level);
      out.degrees = static_cast<double>(degrees);
    }
  }
  if (out.light_evened || out.degrees != 0) out.picture = picture_of(pix.get());
  return out;
}

}  // namespace dh::intake
