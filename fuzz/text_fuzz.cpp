#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "intake/decoded_text.h"
#include "intake/text_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const dh::Consultation nobody;
  for (const auto read : {dh::intake::read_txt, dh::intake::read_md}) {
    const auto reading = read({bytes, "fuzz.txt"}, nobody);
    if (!reading) continue;
    if (!dh::intake::span_faults(*reading).empty()) std::abort();
    // A letter is kept whole; a table is a part for itself.
    if (reading->parts.size() == 1 && reading->parts[0].name == "text" &&
        reading->parts[0].text != dh::intake::decode_text(bytes).value())
      std::abort();
  }
  return 0;
}
