#include "base/zip_archive.h"
#include "intake/drafts.h"
#include "intake/guide.h"
#include "reading_check.h"

// A draft and a guide from one document part: blocks form a tree whose parents stand first, and every text is UTF-8.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dh;
  const std::string part(fuzz::bytes_of(data, size));
  const auto bytes = write_zip({{"word/document.xml", part}, {"word/styles.xml", part}, {"word/numbering.xml", part}, {"word/footnotes.xml", part}});
  if (!bytes) return 0;
  const auto document = intake::read_docx_document(*bytes);
  if (!document) return 0;
  const Draft draft = intake::structure_of(*document);
  for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
    const Block& block = draft.blocks[i];
    if (block.parent < -1 || block.parent >= static_cast<int>(i)) fuzz::broken("a parent that does not stand before its child");
    fuzz::must_be_text(block.text, "a block");
    fuzz::must_be_text(block.path, "a path");
    fuzz::must_be_text(block.label, "a label");
  }
  if (const auto guide = intake::read_guide(*bytes, "fuzz.docx")) {
    for (const auto& topic : guide->topics) fuzz::must_be_text(topic.label, "a topic's number");
  } else if (guide.error().reason.empty()) {
    fuzz::broken("an error without a reason");
  }
  return 0;
}
