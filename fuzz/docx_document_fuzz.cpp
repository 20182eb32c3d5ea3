#include "base/zip_archive.h"
#include "intake/docx_document.h"
#include "reading_check.h"

// The bytes are the document part itself, packed here: a fuzzer that had to guess deflate streams would never get past
// the ZIP library. Comments begin and end inside their paragraphs.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string part(dh::fuzz::bytes_of(data, size));
  const auto bytes = dh::write_zip({{"word/document.xml", part}, {"word/comments.xml", part}, {"word/commentsExtended.xml", part},
                                    {"word/styles.xml", part}, {"word/numbering.xml", part}, {"word/footnotes.xml", part}});
  if (!bytes) return 0;
  const auto document = dh::intake::read_docx_document(*bytes);
  if (!document) return 0;
  for (const dh::intake::DocxParagraph& paragraph : document->body) {
    const std::string text = paragraph.text();
    dh::fuzz::must_be_text(text, "a paragraph");
    for (const dh::intake::DocxCommentRange& range : paragraph.comments)
      if (range.start > range.end || range.end > text.size()) dh::fuzz::broken("a comment's range lies outside its paragraph");
  }
  return 0;
}
