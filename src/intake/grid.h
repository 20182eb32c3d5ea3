// Tables as grids of text: what the readers of spreadsheets share. Pure data, text only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dh::intake {

// Cells merged in the file, inclusive, from 0. Only the first cell (row_first, column_first) has text.
struct MergedCells {
  int row_first = 0, column_first = 0, row_last = 0, column_last = 0;
};

// Text that lies under a merged area: in the file, but not on anybody's screen.
struct CoveredCell {
  std::string cell;  // "B2"
  std::string text;
};

struct Grid {
  std::string name;  // of the sheet, of the table in a document; empty for CSV
  bool in_document = false;  // a table among paragraphs, not a sheet
  std::vector<std::vector<std::string>> rows;  // UTF-8; rows may differ in length; trailing empty cells are left out
  std::vector<MergedCells> merged;             // written by merge() alone
  std::vector<CoveredCell> covered;
  std::vector<std::vector<int>> merged_in_row;  // of each row the indexes of the areas that reach it

  // Merges cells; the rows must be there already.
  void merge(const MergedCells& area);
  // The text of a cell, "" outside.
  const std::string& at(int row, int column) const;
  // The text that a reader sees at the cell: of the merged cell that covers it.
  const std::string& seen_at(int row, int column) const;
};

// "F6" for row 5, column 5.
std::string cell_name(int row, int column);

// Sheets of an XLSX workbook in their order, hidden ones too. Numbers as they are displayed where the format is plain,
// dates as ISO 8601 days, a formula without a stored value as "=" and the formula. Cells whose font is a legacy one (TCVN3 ".Vn…", VNI) are decoded. Limits: base/limits.h.
Result<std::vector<Grid>> read_xlsx_grids(std::string_view bytes);

// CSV (RFC 4180) with any delimiter of , ; tab |, found by what gives the most regular columns; UTF-8, UTF-16 with a
// byte order mark, or Windows-1258.
Result<Grid> read_csv_grid(std::string_view bytes);

}  // namespace dh::intake
