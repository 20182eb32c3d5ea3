#include "lines.h"

#include <algorithm>

#include "text/utf8.h"

namespace dh::sample {
namespace {

std::string unescape(std::string_view cell) {
  std::string out;
  for (std::size_t at = 0; at < cell.size(); ++at) {
    const bool line_break = cell.substr(at, 2) == "\\n";
    out += line_break ? '\n' : cell[at];
    if (line_break) ++at;
  }
  return out;
}

}  // namespace

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0;;) {
    const auto end = text.find(separator, start);
    parts.push_back(text.substr(start, end == std::string_view::npos ? end : end - start));
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

std::size_t TextTable::columns() const {
  std::size_t widest = 0;
  for (const auto& row : rows) widest = std::max(widest, row.size());
  return widest;
}

TextTable parse_table(std::string_view text) {
  TextTable table;
  for (const std::string_view line : split(text, '\n')) {
    if (trim(line).empty()) continue;
    if (line.starts_with("! ")) {
      table.letterhead.emplace_back(line.substr(2));
      continue;
    }
    std::vector<std::string> row;
    for (const std::string_view cell : split(line, '\t')) row.push_back(unescape(cell));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace dh::sample
