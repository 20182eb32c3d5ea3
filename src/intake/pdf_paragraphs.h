// Paragraphs from the lines of a PDF, by indents, fullness of lines and spacing; page numbers and running heads left
// out, footnotes told apart by size and mark. What only a page shows (which column of a table) is not rebuilt: a
// table's lines come as paragraphs with tabs between the columns.
#pragma once

#include "intake/docx_document.h"
#include "intake/page_layout.h"
#include "intake/pdf_text.h"

namespace dh::intake {

struct PdfParagraphs {
  DocxDocument document;  // with the faces of words as runs, so that the same rules find its headings
  PageLayout layout;
};

PdfParagraphs paragraphs_of(const PrintedDocument& printed);

}  // namespace dh::intake
