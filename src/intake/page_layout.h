// Where the paragraphs of a document are printed: bookmarks tell where each begins and ends, and the words between them
// must be the paragraph's own words, or the place is reported as unsure.
#pragma once

#include <string>
#include <vector>

#include "intake/docx_bookmarks.h"
#include "intake/docx_document.h"
#include "intake/pdf_text.h"
#include "model/draft.h"

namespace dh::intake {

// Lines are counted as word processors number them in the margin: lines of body text from the top of the page, blank
// ones too; lines in tables, headers and footers are not counted. Footnotes count their own lines from the first of
// the page. Cells have pages only. Paragraphs are counted as people count them when they cite "page 26, paragraph 4":
// headings are left out, and a paragraph that goes on from the page before is the first of the page.
struct PageLayout {
  std::vector<PagePlace> body;   // by paragraph index
  std::vector<PagePlace> notes;  // by index into DocxDocument::footnotes
  std::vector<std::string> remarks;
};

PageLayout lay_out(const DocxDocument& document, const PrintedDocument& printed, const PrintableDocx& margins);

// Gives the draft's blocks their places.
void place_blocks(Draft& draft, const DocxDocument& document, const PageLayout& layout);

}  // namespace dh::intake
