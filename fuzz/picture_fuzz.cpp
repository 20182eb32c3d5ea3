#include "base/limits.h"
#include "intake/grey_picture.h"
#include "intake/picture_size.h"
#include "intake/scan_reader.h"
#include "intake/straighten.h"
#include "reading_check.h"

// The bytes as a picture's header, and as what Tesseract wrote of a page.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dh;
  const std::string_view bytes = fuzz::bytes_of(data, size);
  if (const auto told = intake::picture_size(bytes)) {
    if (told->width == 0 || told->height == 0 || std::uint64_t{told->width} * told->height > limits::picture_pixels)
      fuzz::broken("a size that no picture may have");
  } else if (told.error().reason.empty()) {
    fuzz::broken("an error without a reason");
  }
  if (const auto page = intake::read_pgm(bytes)) {
    if (intake::read_pgm(intake::write_pgm(*page)).value().pixels != page->pixels) fuzz::broken("a picture that changes when it is written");
    if (page->pixels.size() < 200'000) (void)intake::straighten(*page);
  }
  intake::Reading reading;
  intake::read_scan_page(reading, intake::words_of_tsv(bytes), fuzz::consultation(), 1, "picture");
  fuzz::must_hold(reading);
  return 0;
}
