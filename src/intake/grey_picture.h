// A page as grey pixels, and the one file form in which pictures come to us from the programs that unpack them in the
// sandbox: PGM, binary (netpbm's pgm(5)). No other picture is ever unpacked in our own process.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dh::intake {

struct GreyPicture {
  int width = 0, height = 0;         // pixels, both above 0
  std::vector<std::uint8_t> pixels;  // rows from the top, without padding; 0 is black
};

// One picture of 8 bits a pixel. More pixels than limits::picture_pixels: Error::limit.
Result<GreyPicture> read_pgm(std::string_view bytes);
std::string write_pgm(const GreyPicture& picture);

}  // namespace dh::intake
