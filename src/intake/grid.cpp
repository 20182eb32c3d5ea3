#include "intake/grid.h"

#include <algorithm>

namespace dh::intake {

const std::string& Grid::at(int row, int column) const {
  static const std::string empty;
  if (row < 0 || column < 0 || static_cast<std::size_t>(row) >= rows.size()) return empty;
  const auto& cells = rows[static_cast<std::size_t>(row)];
  return static_cast<std::size_t>(column) < cells.size() ? cells[static_cast<std::size_t>(column)] : empty;
}

void Grid::merge(const MergedCells& area) {
  const auto last = std::min(static_cast<std::size_t>(area.row_last) + 1, rows.size());
  if (merged_in_row.size() < last) merged_in_row.resize(last);
  for (auto row = static_cast<std::size_t>(area.row_first); row < last; ++row)
    merged_in_row[row].push_back(static_cast<int>(merged.size()));
  merged.push_back(area);
}

const std::string& Grid::seen_at(int row, int column) const {
  if (row < 0 || static_cast<std::size_t>(row) >= merged_in_row.size()) return at(row, column);
  for (const int index : merged_in_row[static_cast<std::size_t>(row)]) {
    const MergedCells& area = merged[static_cast<std::size_t>(index)];
    if (column >= area.column_first && column <= area.column_last) return at(area.row_first, area.column_first);
  }
  return at(row, column);
}

std::string cell_name(int row, int column) {
  std::string letters;
  for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters += static_cast<char>('A' + (rest - 1) % 26);
  std::reverse(letters.begin(), letters.end());
  return letters + std::to_string(row + 1);
}

}  // namespace dh::intake
