// Comma-separated values (RFC 4180), with whatever delimiter and encoding the office's program chose.
#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/limits.h"
#include "intake/grid.h"
#include "text/legacy_encoding.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

std::string utf8_from_16(std::string_view bytes, bool big) {
  std::string out;
  char32_t high = 0;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]), second = static_cast<unsigned char>(bytes[i + 1]);
    const char32_t unit = big ? (first << 8 | second) : (second << 8 | first);
    if (unit >= 0xD800 && unit < 0xDC00) {
      high = unit;
    } else if (unit >= 0xDC00 && unit < 0xE000) {
      append_code_point(out, high ? 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00) : U'\uFFFD');
      high = 0;
    } else {
      append_code_point(out, unit);
    }
  }
  return out;
}

std::string decoded(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("\xFF\xFE")) return utf8_from_16(bytes.substr(2), false);
  if (bytes.starts_with("\xFE\xFF")) return utf8_from_16(bytes.substr(2), true);
  if (is_valid_utf8(bytes)) return std::string(bytes);
  return from_windows_1258(bytes);
}

Result<std::vector<std::vector<std::string>>> split(std::string_view text, char delimiter) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
  std::string cell;
  bool quoted = false, any = false;
  const auto end_row = [&] {
    row.push_back(std::move(cell));
    cell.clear();
    while (!row.empty() && row.back().empty()) row.pop_back();
    rows.push_back(std::move(row));
    row.clear();
    any = false;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') cell += c;
      else if (i + 1 < text.size() && text[i + 1] == '"') cell += text[++i];
      else quoted = false;
    } else if (c == '"' && cell.empty()) {
      quoted = true;
    } else if (c == delimiter) {
      row.push_back(std::move(cell));
      cell.clear();
      if (row.size() > limits::table_columns) return fail(Error::Kind::limit, "more columns than " + std::to_string(limits::table_columns));
    } else if (c == '\n' || c == '\r') {
      if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
      end_row();
      if (rows.size() > limits::table_rows) return fail(Error::Kind::limit, "more rows than " + std::to_string(limits::table_rows));
      continue;
    } else {
      cell += c;
    }
    any = true;
  }
  if (quoted) return fail(Error::Kind::bad_input, "a quoted cell never ends: the file is cut off");
  if (any || !cell.empty()) end_row();
  return rows;
}

// Rows that agree with the most frequent width count; wider tables before narrow ones.
std::size_t regularity(const std::vector<std::vector<std::string>>& rows) {
  std::map<std::size_t, std::size_t> widths;
  for (const auto& row : rows)
    if (row.size() > 1) ++widths[row.size()];
  std::size_t best = 0;
  for (const auto& [width, count] : widths) best = std::max(best, count * std::min<std::size_t>(width, 12));
  return best;
}

}  // namespace

Result<Grid> read_csv_grid(std::string_view bytes) {
  if (bytes.size() > limits::file_bytes) return fail(Error::Kind::limit, "file too large");
  const std::string text = decoded(bytes);
  if (text.find('\0') != std::string::npos) return fail(Error::Kind::bad_input, "no text: it has zero bytes");
  Grid grid;
  std::size_t best = 0;
  std::optional<Error> cut;
  for (const char delimiter : {',', ';', '\t', '|'}) {
    Result<std::vector<std::vector<std::string>>> rows = split(text, delimiter);
    if (!rows) {
      cut = rows.error();
      continue;
    }
    const std::size_t score = regularity(*rows);
    if (score > best || grid.rows.empty()) {
      best = score;
      grid.rows = std::move(*rows);
    }
  }
  if (best == 0 && cut) return tl::unexpected(*cut);
  return grid;
}

}  // namespace dh::intake
