#include "intake/grid.h"

#include <algorithm>

namespace dh::intake {
namespace {
const std::string nothing;
}

const std::string& Grid::at(int row, int column) const {
  if (row < 0 || column < 0 || static_cast<std::size_t>(row) >= rows.size()) return nothing;
  const std::vector<std::string>& cells = rows[static_cast<std::size_t>(row)];
  return static_cast<std::size_t>(column) < cells.size() ? cells[static_cast<std::size_t>(column)] : nothing;
}

const std::string& Grid::seen_at(int row, int column) const {
  for (const MergedCells& one : merged)
    if (row >= one.row_first && row <= one.row_last && column >= one.column_first && column <= one.column_last)
      return at(one.row_first, one.column_first);
  return at(row, column);
}

std::string cell_name(int row, int column) {
  std::string letters;
  for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters + std::to_string(row + 1);
}

}  // namespace dh::intake
