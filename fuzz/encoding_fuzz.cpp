#include "intake/decoded_text.h"
#include "reading_check.h"
#include "text/fold.h"
#include "text/legacy_encoding.h"

// Whatever bytes come, text is UTF-8, in NFC where an old encoding was decoded; the first line is a font's name too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dh;
  const std::string_view bytes = fuzz::bytes_of(data, size);
  if (const auto text = intake::decode_text(bytes)) {
    fuzz::must_be_text(*text, "a decoded text");
    if (text->find('\0') != std::string::npos) fuzz::broken("a zero in a text");
  } else if (text.error().reason.empty()) {
    fuzz::broken("an error without a reason");
  }
  (void)encoding_of_font(bytes.substr(0, bytes.find('\n')));
  const std::string valid = repair_utf8(bytes);
  (void)guess_encoding(valid);
  for (const LegacyEncoding encoding : {LegacyEncoding::none, LegacyEncoding::tcvn3, LegacyEncoding::vni})
    for (const bool capitals : {false, true}) fuzz::must_be_text(decode_legacy(valid, encoding, capitals), "a decoded text");
  const std::string old = from_windows_1258(bytes);
  fuzz::must_be_text(old, "a decoded text");
  if (to_nfc(old) != old) fuzz::broken("Windows-1258 that is not in NFC");
  return 0;
}
