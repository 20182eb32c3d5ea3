#include "intake/docx_tables.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/limits.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

// One cell of a grid, its paragraphs joined; what would pass the limit goes to the row's first cell: no text is lost.
std::string& cell_of(Grid& grid, const DocxParagraph& one, std::size_t& cells) {
  const auto row = static_cast<std::size_t>(std::max(one.row, 0));
  auto cell = static_cast<std::size_t>(std::max(one.cell, 0));
  if (grid.rows.size() <= row) grid.rows.resize(row + 1);
  if (grid.rows[row].size() <= cell) {
    const std::size_t more = cell + 1 - grid.rows[row].size();
    if (cells + more > limits::table_cells) cell = 0;
    else cells += more;
    grid.rows[row].resize(std::max(grid.rows[row].size(), cell + 1));
  }
  return grid.rows[row][cell];
}

}  // namespace

std::size_t table_end(const std::vector<DocxParagraph>& body, std::size_t first) {
  // Tables are numbered as they begin, so what stands in this one has higher numbers and a parent among them.
  const int table = body[first].table;
  std::size_t end = first;
  while (end < body.size() && (body[end].table == table || body[end].table_parent >= table)) ++end;
  return end;
}

std::vector<Grid> table_grids(const std::vector<DocxParagraph>& body, std::size_t first, TableCount& count) {
  std::vector<Grid> grids;
  std::map<int, std::size_t> grid_of;                                   // table -> its grid
  std::map<int, std::map<std::pair<int, int>, MergedCells>> areas;      // table -> row and column where a cell begins
  const std::size_t end = table_end(body, first);
  for (std::size_t i = first; i < end; ++i) {
    const DocxParagraph& one = body[i];
    if (grid_of.try_emplace(one.table, grids.size()).second) {
      Grid& grid = grids.emplace_back();
      grid.name = "table " + std::to_string(++count.tables);
      grid.in_document = true;
    }
    Grid& grid = grids[grid_of[one.table]];
    std::string& text = cell_of(grid, one, count.cells);
    const std::string words = one.text_after();
    if (!words.empty()) text += (text.empty() ? "" : "\n") + words;
    if (one.cell_span > 1 || one.row_span_start < one.row) {
      auto& of_table = areas[one.table];
      if (of_table.size() >= limits::table_merged) continue;
      MergedCells& area = of_table.try_emplace({one.row_span_start, one.cell}, MergedCells{one.row_span_start, one.cell, one.row_span_start, one.cell + one.cell_span - 1}).first->second;
      // A file that skips rows cannot make an area large by a few cells.
      if (one.row <= area.row_last + 1) area.row_last = std::max(area.row_last, one.row);
    }
  }
  for (const auto& [table, of_table] : areas)
    for (const auto& [place, area] : of_table) grids[grid_of[table]].merge(area);
  return grids;
}

bool is_frame(const Grid& grid) {
  return std::ranges::all_of(grid.rows, [](const std::vector<std::string>& row) {
    return row.size() < 2 || std::all_of(row.begin() + 1, row.end(), [](const std::string& cell) { return cell.empty(); });
  });
}

}  // namespace dh::intake
