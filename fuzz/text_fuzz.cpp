#include "intake/decoded_text.h"
#include "intake/text_reader.h"
#include "reading_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dh;
  const std::string_view bytes = fuzz::bytes_of(data, size);
  for (const auto read : {intake::read_txt, intake::read_md}) {
    const auto reading = read({bytes, "fuzz.txt"}, fuzz::consultation());
    fuzz::must_hold(reading);
    if (!reading) continue;
    // A letter is kept whole; a table is a part for itself.
    if (reading->parts.size() == 1 && reading->parts[0].name == "text" && reading->parts[0].text != intake::decode_text(bytes).value())
      fuzz::broken("a letter that is not kept whole");
  }
  return 0;
}
