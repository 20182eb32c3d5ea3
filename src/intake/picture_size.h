// How large a picture says that it is, from its header alone: nothing is unpacked.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace dh::intake {

enum class PictureKind { none, png, jpeg, tiff };
PictureKind picture_kind(std::string_view bytes);
std::string_view ending(PictureKind kind);  // "png", "jpg", "tif"

struct PictureSize {
  std::uint32_t width = 0, height = 0;  // pixels; of a TIFF the largest of its pages
  std::size_t pages = 1;
};

// Sources: PNG (ISO/IEC 15948) 11.2.2; JPEG (ITU-T T.81) B.1 and B.2.2; TIFF 6.0, sections 2 and 3. A header that does
// not tell the size is Error::bad_input; more pixels than limits::picture_pixels, or more pages than limits::scan_pages,
// Error::limit.
Result<PictureSize> picture_size(std::string_view bytes);

}  // namespace dh::intake
