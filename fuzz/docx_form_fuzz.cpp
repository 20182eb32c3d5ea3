#include "base/zip_archive.h"
#include "intake/docx_form_reader.h"
#include "reading_check.h"

// The bytes are the document part itself, and its styles and numbering too (docx_document_fuzz.cpp).
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string part(dh::fuzz::bytes_of(data, size));
  const auto bytes = dh::write_zip({{"word/document.xml", part}, {"word/styles.xml", part}, {"word/numbering.xml", part}});
  if (bytes) dh::fuzz::must_hold(dh::intake::read_docx_form({*bytes, "fuzz.docx"}, dh::fuzz::consultation()));
  return 0;
}
