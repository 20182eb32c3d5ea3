// SpreadsheetML (ECMA-376 part 1, 18): the cells' values as text. Formulas are read for what they show, never kept.
#include <charconv>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <map>

#include "base/limits.h"
#include "base/xml.h"
#include "base/zip_archive.h"
#include "intake/grid.h"
#include "text/legacy_encoding.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

struct Style {
  std::string font;
  bool date = false;
};

// What is shared by the sheets of a workbook.
struct Book {
  std::vector<std::string> strings;        // decoded where a run names its own font
  std::vector<bool> decoded;               // of strings
  std::vector<Style> styles;
  bool dates_from_1904 = false;
};

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_node one : node.children())
    if (local_name(one.name()) == name) return one;
  return {};
}

std::string decode_by_font(std::string_view text, std::string_view font) {
  const LegacyEncoding encoding = encoding_of_font(font);
  return decode_legacy(text, encoding, encoding == LegacyEncoding::tcvn3 && font.ends_with("H"));
}

// "_x000D_" stands for a character that XML cannot hold.
std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned value = 0;
    if (text[i] == '_' && i + 6 < text.size() && text[i + 1] == 'x' && text[i + 6] == '_' &&
        std::from_chars(text.data() + i + 2, text.data() + i + 6, value, 16).ptr == text.data() + i + 6) {
      if (value != '\r') append_code_point(out, value);
      i += 6;
    } else if (text[i] != '\r') {
      out += text[i];
    }
  }
  return out;
}

// <si> and <is>: plain text or runs, each with its own font; <rPh> (phonetic) is no text.
std::pair<std::string, bool> rich_text(pugi::xml_node item) {
  std::string text;
  bool decoded = false;
  for (pugi::xml_node one : item.children()) {
    const std::string_view name = local_name(one.name());
    if (name == "t") text += unescape(one.text().get());
    if (name != "r") continue;
    const std::string_view font = child(child(one, "rPr"), "rFont").attribute("val").value();
    const std::string run = unescape(child(one, "t").text().get());
    decoded = decoded || encoding_of_font(font) != LegacyEncoding::none;
    text += decode_by_font(run, font);
  }
  return {text, decoded};
}

bool is_date_format(int id, const std::map<int, std::string>& own) {
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36)) return true;
  const auto found = own.find(id);
  if (found == own.end()) return false;
  bool quoted = false, year = false, day = false;
  for (const char c : found->second) {
    if (c == '"' || c == '[' || c == ']') quoted = !quoted;
    if (quoted) continue;
    year = year || c == 'y' || c == 'Y';
    day = day || c == 'd' || c == 'D';
  }
  return year || day;
}

std::vector<Style> read_styles(const pugi::xml_document& document) {
  const pugi::xml_node root = document.document_element();
  std::map<int, std::string> formats;
  for (pugi::xml_node one : child(root, "numFmts").children()) formats[one.attribute("numFmtId").as_int()] = one.attribute("formatCode").value();
  std::vector<std::string> fonts;
  for (pugi::xml_node one : child(root, "fonts").children()) fonts.emplace_back(child(one, "name").attribute("val").value());
  std::vector<Style> styles;
  for (pugi::xml_node one : child(root, "cellXfs").children()) {
    const auto font = static_cast<std::size_t>(one.attribute("fontId").as_uint());
    styles.push_back({font < fonts.size() ? fonts[font] : "", is_date_format(one.attribute("numFmtId").as_int(), formats)});
  }
  return styles;
}

std::string date_text(double serial, bool from_1904) {
  using namespace std::chrono;
  const sys_days origin = from_1904 ? sys_days(1904y / January / 1) : sys_days(1899y / December / 30);
  const year_month_day day(origin + days(static_cast<int>(std::floor(serial))));
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string number_text(std::string_view raw, const Style& style, bool from_1904) {
  double value = 0;
  if (std::from_chars(raw.data(), raw.data() + raw.size(), value).ec != std::errc()) return std::string(raw);
  if (style.date && value > 0 && value < 2'958'466) return date_text(value, from_1904);
  if (std::floor(value) == value && std::abs(value) < 1e15) return fmt::format("{:.0f}", value);
  return fmt::format("{:.15g}", value);
}

// What a formula of literals shows: ="a"&"b", CONCATENATE("a","b"). A formula that computes from cells shows nothing
// unless its program stored the value.
std::string literal_formula(std::string_view formula) {
  std::string out;
  for (std::size_t i = 0; i < formula.size(); ++i) {
    if (formula[i] != '"') continue;
    for (++i; i < formula.size(); ++i) {
      if (formula[i] != '"') out += formula[i];
      else if (i + 1 < formula.size() && formula[i + 1] == '"') out += formula[++i];
      else break;
    }
  }
  return out;
}

// Text that an old encoding can have written: a cell set in an old font may hold Unicode all the same.
bool is_one_byte(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (next_code_point(text, at) > 0xFF) return false;
  return true;
}

std::string cell_text(pugi::xml_node cell, const Book& book) {
  const std::string_view type = cell.attribute("t").value();
  const auto style_index = static_cast<std::size_t>(cell.attribute("s").as_uint());
  const Style style = style_index < book.styles.size() ? book.styles[style_index] : Style{};
  const std::string raw = child(cell, "v").text().get();
  std::string text;
  bool decoded = false;
  if (type == "s") {
    std::size_t index = 0;
    if (std::from_chars(raw.data(), raw.data() + raw.size(), index).ec == std::errc() && index < book.strings.size()) {
      text = book.strings[index];
      decoded = book.decoded[index];
    }
  } else if (type == "inlineStr") {
    std::tie(text, decoded) = rich_text(child(cell, "is"));
  } else if (type == "str") {
    text = unescape(raw);
  } else if (type == "b") {
    text = raw == "1" ? "TRUE" : "FALSE";
  } else if (type == "e" || raw.empty()) {
    text = type == "e" ? "" : raw;
  } else {
    return number_text(raw, style, book.dates_from_1904);
  }
  if (const pugi::xml_node formula = child(cell, "f"); formula && (text.empty() || text == "0")) {
    if (const std::string literal = literal_formula(formula.text().get()); !literal.empty()) text = literal;
  }
  if (decoded) return text;
  if (encoding_of_font(style.font) != LegacyEncoding::none && is_one_byte(text)) return decode_by_font(text, style.font);
  return decode_legacy(text, guess_encoding(text));
}

bool parse_reference(std::string_view reference, int& row, int& column) {
  column = 0;
  row = 0;
  std::size_t i = 0;
  for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z' && column < 100'000; ++i) column = column * 26 + (reference[i] - 'A' + 1);
  const std::size_t digits = i;
  for (; i < reference.size() && reference[i] >= '0' && reference[i] <= '9' && row < 100'000'000; ++i) row = row * 10 + (reference[i] - '0');
  --row;
  --column;
  return digits > 0 && i > digits && row >= 0 && column >= 0;
}

Result<Grid> read_sheet(const pugi::xml_document& document, std::string name, const Book& book) {
  Grid grid;
  grid.name = std::move(name);
  int row = -1;
  const auto refuse = [&](const char* what) { return fail(Error::Kind::limit, what, {}, "sheet " + grid.name); };
  for (pugi::xml_node row_node : child(document.document_element(), "sheetData").children()) {
    row = row_node.attribute("r") ? row_node.attribute("r").as_int() - 1 : row + 1;
    if (row < 0 || static_cast<std::size_t>(row) >= limits::table_rows) return refuse("too many rows");
    int column = -1;
    for (pugi::xml_node cell : row_node.children()) {
      int told_row = 0, told_column = 0;
      column = parse_reference(cell.attribute("r").value(), told_row, told_column) ? told_column : column + 1;
      if (static_cast<std::size_t>(column) >= limits::table_columns) return refuse("too many columns");
      std::string text = cell_text(cell, book);
      if (text.empty()) continue;
      if (grid.rows.size() <= static_cast<std::size_t>(row)) grid.rows.resize(static_cast<std::size_t>(row) + 1);
      auto& cells = grid.rows[static_cast<std::size_t>(row)];
      if (cells.size() <= static_cast<std::size_t>(column)) cells.resize(static_cast<std::size_t>(column) + 1);
      cells[static_cast<std::size_t>(column)] = std::move(text);
    }
  }
  for (pugi::xml_node one : child(document.document_element(), "mergeCells").children()) {
    const std::string_view range = one.attribute("ref").value();
    const std::size_t colon = range.find(':');
    MergedCells merged;
    if (colon != std::string_view::npos && parse_reference(range.substr(0, colon), merged.row_first, merged.column_first) &&
        parse_reference(range.substr(colon + 1), merged.row_last, merged.column_last))
      grid.merged.push_back(merged);
  }
  return grid;
}

Result<pugi::xml_document> part(const ZipReader& zip, const std::string& name) { return parse_xml(TRY(zip.read(name)), name); }

std::string target_path(std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  return "xl/" + std::string(target);
}

}  // namespace

Result<std::vector<Grid>> read_xlsx_grids(std::string_view bytes) {
  const ZipReader zip = TRY(ZipReader::open(bytes));
  const pugi::xml_document workbook = TRY(part(zip, "xl/workbook.xml"));
  const pugi::xml_document relations = TRY(part(zip, "xl/_rels/workbook.xml.rels"));
  std::map<std::string, std::string> targets;
  for (pugi::xml_node one : relations.document_element().children()) targets[one.attribute("Id").value()] = target_path(one.attribute("Target").value());
  Book book;
  book.dates_from_1904 = child(workbook.document_element(), "workbookPr").attribute("date1904").as_bool();
  if (zip.has("xl/sharedStrings.xml")) {
    const pugi::xml_document strings = TRY(part(zip, "xl/sharedStrings.xml"));
    for (pugi::xml_node one : strings.document_element().children()) {
      auto [text, decoded] = rich_text(one);
      book.strings.push_back(std::move(text));
      book.decoded.push_back(decoded);
    }
  }
  if (zip.has("xl/styles.xml")) book.styles = read_styles(TRY(part(zip, "xl/styles.xml")));
  std::vector<Grid> grids;
  for (pugi::xml_node sheet : child(workbook.document_element(), "sheets").children()) {
    std::string id;
    for (const pugi::xml_attribute& attribute : sheet.attributes())
      if (local_name(attribute.name()) == "id") id = attribute.value();
    const auto target = targets.find(id);
    if (target == targets.end() || !target->second.ends_with(".xml") || target->second.find("sheets/") == std::string::npos) continue;
    const pugi::xml_document document = TRY(part(zip, target->second));
    grids.push_back(TRY(read_sheet(document, sheet.attribute("name").value(), book)));
  }
  return grids;
}

}  // namespace dh::intake
