#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "intake/text_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const dh::Consultation nobody;
  for (const auto read : {dh::intake::read_txt, dh::intake::read_md}) {
    const auto reading = read({bytes, "fuzz.txt"}, nobody);
    if (reading && !dh::intake::span_faults(*reading).empty()) std::abort();
  }
  return 0;
}
