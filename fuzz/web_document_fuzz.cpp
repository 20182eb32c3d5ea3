#include "intake/web_document.h"
#include "reading_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dh::fuzz::must_hold(dh::intake::read_web({dh::fuzz::bytes_of(data, size), "fuzz.json"}, dh::fuzz::consultation()));
  return 0;
}
