// The tables of a Word document as grids.
#pragma once

#include <vector>

#include "intake/docx_document.h"
#include "intake/grid.h"

namespace dh::intake {

// The first paragraph behind the table in which body[first] stands, and behind the tables in its cells.
std::size_t table_end(const std::vector<DocxParagraph>& body, std::size_t first);

// Of all tables of a document so far: how many, and the cells of their grids, for the limit.
struct TableCount {
  int tables = 0;
  std::size_t cells = 0;
};

// That table, cells merged as in the file, and after it the tables in its cells, in their order. A cell's paragraphs
// are parted by line breaks. They are named by their number: "table 2".
std::vector<Grid> table_grids(const std::vector<DocxParagraph>& body, std::size_t first, TableCount& count);

// The outer table is nothing but a frame or a list of rows: one column.
bool is_frame(const Grid& grid);

}  // namespace dh::intake
