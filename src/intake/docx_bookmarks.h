// A DOCX file with a bookmark at both ends of every paragraph of its body, so that the printed form tells where each
// begins and ends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dh::intake {

// Names of the bookmarks of the paragraph with that index in DocxDocument::body. Letters and digits only: the PDF
// export escapes everything else.
std::string begin_bookmark(int paragraph);
std::string end_bookmark(int paragraph);

struct PrintableDocx {
  std::string bytes;
  int paragraphs = 0;            // counted as read_docx_document counts the body's
  double top_margin = 0;         // points, the smallest of all sections
  double bottom_margin = 0;
};

// Tracked changes are taken back, so that what is printed is what the draft's tree holds.
Result<PrintableDocx> with_bookmarks(std::string_view docx);

// With Word's own line numbering (ECMA-376 17.6.8) in every section, counted anew on each page.
Result<std::string> with_line_numbers(std::string_view docx);

}  // namespace dh::intake
