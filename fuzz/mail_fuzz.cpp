#include "intake/mail_reader.h"
#include "reading_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const auto read : {dh::intake::read_eml, dh::intake::read_mbox})
    dh::fuzz::must_hold(read({dh::fuzz::bytes_of(data, size), "fuzz.eml"}, dh::fuzz::consultation()));
  return 0;
}
