// The fields that minutes carry: what is read is written and read again as the same, and its minutes can be planned. As a
// DOCX the whole reading must hold.
#include "intake/meeting_reader.h"
#include "reading_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = dh::fuzz::bytes_of(data, size);
  if (const auto meeting = dh::meeting_from_json(bytes)) {
    const auto again = dh::meeting_from_json(dh::meeting_to_json(*meeting));
    if (!again || !(*again == *meeting)) dh::fuzz::broken("a meeting is not what it was when written and read again");
    for (const dh::MinutesLine& line : dh::minutes_of(*meeting)) dh::fuzz::must_be_text(line.text(), "a line of minutes");
  }
  if (bytes.starts_with("PK")) dh::fuzz::must_hold(dh::intake::read_meeting({bytes, "fuzz.docx"}, dh::fuzz::consultation()));
  return 0;
}
