#include "intake/scan_layout.h"

#include <algorithm>
#include <cstdlib>

#include "intake/table_columns.h"

namespace dh::intake {
namespace {

struct Cell {
  int left = 0, right = 0;
  std::string text;
};

std::vector<std::vector<Cell>> cells_of(const std::vector<ScanWord>& words) {
  std::vector<std::vector<Cell>> lines;
  int line = -1;
  bool ruled = false;
  for (const ScanWord& word : words) {
    if (word.line != line) {
      lines.emplace_back();
      line = word.line;
      ruled = false;
    }
    std::string text = word.text;
    // A rule between two columns is read as "|", alone or with the word beside it.
    while (text.starts_with('|')) {
      text.erase(0, 1);
      ruled = true;
    }
    const bool rule_behind = text.ends_with('|');
    while (text.ends_with('|')) text.pop_back();
    if (text.empty()) continue;
    auto& cells = lines.back();
    const bool apart = cells.empty() || ruled || word.left - cells.back().right > 3 * word.height / 2;
    if (apart) cells.push_back({word.left, word.left + word.width, text});
    else {
      // "6.000" may come as two words that all but touch.
      if (word.left - cells.back().right > word.height / 6) cells.back().text += ' ';
      cells.back().text += text;
      cells.back().right = word.left + word.width;
    }
    ruled = rule_behind;
  }
  std::erase_if(lines, [](const auto& cells) { return cells.empty(); });
  return lines;
}

std::string joined(const std::vector<Cell>& cells) {
  std::string out;
  for (const Cell& cell : cells) out += (out.empty() ? "" : " ") + cell.text;
  return out;
}

bool is_header(const std::vector<Cell>& cells) {
  if (cells.size() < 2) return false;
  bool opinions = false;
  for (const Cell& cell : cells) {
    int strength = 0;
    const ColumnKind kind = column_kind(cell.text, strength);
    if (kind == ColumnKind::unknown) return false;
    opinions = opinions || kind == ColumnKind::opinion;
  }
  return opinions;
}

}  // namespace

ScanPage lay_out(const std::vector<ScanWord>& words) {
  ScanPage page;
  const std::vector<std::vector<Cell>> lines = cells_of(words);
  std::size_t header = 0;
  while (header < lines.size() && !is_header(lines[header])) ++header;
  for (std::size_t i = 0; i < std::min(header, lines.size()); ++i) page.lines.push_back(joined(lines[i]));
  if (header == lines.size()) return page;
  const std::size_t columns = lines[header].size();
  page.table.name = "table";
  std::vector<int> lefts(columns, -1);
  page.table.rows.emplace_back();
  for (const Cell& cell : lines[header]) page.table.rows.back().push_back(cell.text);
  for (std::size_t i = header + 1; i < lines.size(); ++i) {
    const std::vector<Cell>& cells = lines[i];
    if (cells.size() == columns) {
      page.table.rows.emplace_back();
      for (std::size_t c = 0; c < columns; ++c) {
        lefts[c] = cells[c].left;
        page.table.rows.back().push_back(cells[c].text);
      }
      continue;
    }
    // Fewer cells: they go on in the columns at whose left edge they begin.
    const bool fits = page.table.rows.size() > 1 && std::ranges::all_of(cells, [&](const Cell& cell) {
      return std::ranges::any_of(lefts, [&](int left) { return left >= 0 && std::abs(left - cell.left) < 60; });
    });
    if (!fits) {
      page.lines.push_back(joined(cells));
      continue;
    }
    for (const Cell& cell : cells) {
      const auto column = static_cast<std::size_t>(std::ranges::min_element(lefts, {}, [&](int left) { return std::abs(left - cell.left); }) - lefts.begin());
      std::string& text = page.table.rows.back()[column];
      text += (text.empty() ? "" : " ") + cell.text;
    }
  }
  return page;
}

}  // namespace dh::intake
