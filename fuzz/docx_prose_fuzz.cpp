#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/zip_archive.h"
#include "intake/docx_prose_reader.h"

// The bytes are the document part; two members stand on the roster, so that speakers are looked for.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const dh::Consultation consultation = [] {
    dh::Consultation out;
    for (const char* code : {"SX-0501", "SX-0502"}) {
      dh::Member member;
      member.code = code;
      out.roster.members.push_back(member);
    }
    return out;
  }();
  const auto bytes = dh::write_zip({{"word/document.xml", std::string(reinterpret_cast<const char*>(data), size)}});
  if (!bytes) return 0;
  for (const auto read : {dh::intake::read_docx_minutes, dh::intake::read_docx_report, dh::intake::read_docx_letter}) {
    const auto reading = read({*bytes, "fuzz.docx"}, consultation);
    if (reading && !dh::intake::span_faults(*reading).empty()) std::abort();
  }
  return 0;
}
