#include "base/zip_archive.h"
#include "intake/docx_draft_reader.h"
#include "reading_check.h"

// The bytes are the document, its comments, their threads and its footnotes at once, for each is read by the names of its
// elements: a seed holds the children of all.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string part(dh::fuzz::bytes_of(data, size));
  const auto bytes = dh::write_zip({{"word/document.xml", part}, {"word/comments.xml", part}, {"word/commentsExtended.xml", part},
                                    {"word/footnotes.xml", part}});
  if (bytes) dh::fuzz::must_hold(dh::intake::read_docx_draft({*bytes, "fuzz.docx"}, dh::fuzz::consultation()));
  return 0;
}
