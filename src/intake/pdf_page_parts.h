// The lines of a PDF's pages by what they are: body, footnotes, or running heads and page numbers (left out).
#pragma once

#include <vector>

#include "intake/pdf_text.h"

namespace dh::intake {

struct PageParts {
  std::vector<const PrintedLine*> body;
  std::vector<const PrintedLine*> notes;
};

// The size in which most of the text is set.
double body_size(const PrintedDocument& printed);

// Is the line's first word the small raised number of a footnote?
bool opens_note(const PrintedLine& line);

// One entry a page. The lines belong to `printed`.
std::vector<PageParts> parts_of(const PrintedDocument& printed);

}  // namespace dh::intake
