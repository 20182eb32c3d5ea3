#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "intake/reported_speech.h"
#include "text/utf8.h"

// Stretches lie inside the paragraph, one after the other, and cut no character.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = dh::repair_utf8({reinterpret_cast<const char*>(data), size});
  dh::Roster roster;
  dh::Member member;
  member.code = "SX-01";
  roster.members.push_back(member);
  for (const auto& said : {dh::intake::said_by_speakers(text, roster), dh::intake::said_by_number(text)}) {
    std::size_t reached = 0;
    for (const auto& one : said) {
      if (one.start < reached || one.end < one.start || one.end > text.size()) std::abort();
      if (!dh::is_valid_utf8(std::string_view(text).substr(one.start, one.end - one.start))) std::abort();
      reached = one.end;
    }
  }
  return 0;
}
