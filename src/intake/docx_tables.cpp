#include "intake/docx_tables.h"

#include <algorithm>
#include <set>

#include "base/limits.h"

namespace dh::intake {

DocxTable docx_table(const std::vector<DocxParagraph>& body, std::size_t first, std::size_t& cells) {
  DocxTable out;
  Grid& grid = out.grid;
  std::set<int> within{body[first].table};  // the table and those inside it
  std::size_t row = 0, cell = 0;
  for (out.end = first; out.end < body.size(); ++out.end) {
    const DocxParagraph& one = body[out.end];
    if (one.table < 0) break;
    if (one.table == body[first].table) {
      row = static_cast<std::size_t>(std::max(one.row, 0));
      cell = static_cast<std::size_t>(std::max(one.cell, 0));
    } else if (within.contains(one.table) || within.contains(one.table_parent)) {
      within.insert(one.table);
    } else {
      break;
    }
    if (grid.rows.size() <= row) grid.rows.resize(row + 1);
    if (grid.rows[row].size() <= cell) {
      const std::size_t more = cell + 1 - grid.rows[row].size();
      if (cells + more > limits::table_cells) cell = 0;
      else cells += more;
      grid.rows[row].resize(std::max(grid.rows[row].size(), cell + 1));
    }
    std::string& text = grid.rows[row][cell];
    const std::string words = one.text_after();
    if (!words.empty()) text += (text.empty() ? "" : "\n") + words;
  }
  return out;
}

}  // namespace dh::intake
