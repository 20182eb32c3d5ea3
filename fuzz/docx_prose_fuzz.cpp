#include "base/zip_archive.h"
#include "intake/docx_prose_reader.h"
#include "reading_check.h"

// The bytes are the document part.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = dh::write_zip({{"word/document.xml", std::string(dh::fuzz::bytes_of(data, size))}});
  if (!bytes) return 0;
  for (const auto read : {dh::intake::read_docx_minutes, dh::intake::read_docx_report, dh::intake::read_docx_letter})
    dh::fuzz::must_hold(read({*bytes, "fuzz.docx"}, dh::fuzz::consultation()));
  return 0;
}
