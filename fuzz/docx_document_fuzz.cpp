#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/zip_archive.h"
#include "intake/docx_document.h"

// The bytes are the document part itself, packed here: a fuzzer that had to guess deflate streams would never get past
// the ZIP library.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string part(reinterpret_cast<const char*>(data), size);
  const auto bytes = dh::write_zip({{"word/document.xml", part}, {"word/comments.xml", part}, {"word/styles.xml", part},
                                    {"word/numbering.xml", part}, {"word/footnotes.xml", part}});
  if (bytes) (void)dh::intake::read_docx_document(*bytes);
  return 0;
}
