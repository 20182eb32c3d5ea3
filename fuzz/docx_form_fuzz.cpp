#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/zip_archive.h"
#include "intake/docx_form_reader.h"

// The bytes are the document part itself, and its styles and numbering too (docx_document_fuzz.cpp).
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string part(reinterpret_cast<const char*>(data), size);
  const auto bytes = dh::write_zip({{"word/document.xml", part}, {"word/styles.xml", part}, {"word/numbering.xml", part}});
  if (!bytes) return 0;
  const auto reading = dh::intake::read_docx_form({*bytes, "fuzz.docx"}, {});
  if (reading && !dh::intake::span_faults(*reading).empty()) std::abort();
  return 0;
}
