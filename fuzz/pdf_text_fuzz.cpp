#include "intake/pdf_reader.h"
#include "reading_check.h"

// The bytes are the text layer, as the child process hands it over.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dh::fuzz::must_hold(dh::intake::read_printed_text(dh::repair_utf8(dh::fuzz::bytes_of(data, size)), dh::fuzz::consultation()));
  return 0;
}
