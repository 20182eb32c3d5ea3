// Tables of a DOCX document as grids of text.
#pragma once

#include <cstddef>
#include <vector>

#include "intake/docx_document.h"
#include "intake/grid.h"

namespace dh::intake {

struct DocxTable {
  Grid grid;            // a cell's paragraphs joined by '\n'; no name
  std::size_t end = 0;  // the first paragraph of `body` behind it
};

// The table that begins at body[first]. What stands in a table inside one of its cells goes to that cell. `cells` counts
// those of all tables of the document, up to limits::table_cells; past it text is kept, but not its column.
DocxTable docx_table(const std::vector<DocxParagraph>& body, std::size_t first, std::size_t& cells);

}  // namespace dh::intake
