// The XLSX part of grid.h.
#include <map>
#include <optional>
#include <utility>

#include "base/limits.h"
#include "base/zip_archive.h"
#include "intake/grid.h"
#include "intake/xlsx_styles.h"
#include "intake/xlsx_text.h"
#include "intake/xlsx_xml.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

struct Workbook {
  std::vector<RichText> shared;
  std::vector<CellFormat> formats;
  bool from_1904 = false;
  LegacyEncoding otherwise = LegacyEncoding::none;  // of text in no old font: by statistics over the shared strings
  std::size_t cells = 0, text_bytes = 0;  // of all sheets so far, for the limits
};

struct CellPlace {
  std::size_t row = 0, column = 0;
};

// "B7", also "$B$7".
std::optional<CellPlace> parse_place(std::string_view name) {
  std::size_t row = 0, column = 0;
  for (const char c : name) {
    if (c == '$') continue;
    if (c >= 'A' && c <= 'Z' && row == 0) column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    else if (c >= '0' && c <= '9') row = row * 10 + static_cast<std::size_t>(c - '0');
    else return std::nullopt;
    if (column > 100'000 || row > 10'000'000) return std::nullopt;
  }
  if (row == 0 || column == 0) return std::nullopt;
  return CellPlace{row - 1, column - 1};
}

// The path in the archive that a relationship of the part names.
std::string target_path(std::string_view part, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string folder(part.substr(0, part.rfind('/') == std::string_view::npos ? 0 : part.rfind('/') + 1));
  while (target.starts_with("./")) target.remove_prefix(2);
  while (target.starts_with("../") && !folder.empty()) {
    target.remove_prefix(3);
    const std::size_t slash = folder.size() < 2 ? std::string::npos : folder.rfind('/', folder.size() - 2);
    folder.erase(slash == std::string::npos ? 0 : slash + 1);
  }
  return folder + std::string(target);
}

struct Relation {
  std::string type, path;  // the last part of the type's address
};

Result<std::map<std::string, Relation>> read_relations(const ZipReader& zip, std::string_view part) {
  const std::size_t slash = part.rfind('/') == std::string_view::npos ? 0 : part.rfind('/') + 1;
  const std::string name = std::string(part.substr(0, slash)) + "_rels/" + std::string(part.substr(slash)) + ".rels";
  std::map<std::string, Relation> relations;
  if (!zip.has(name)) return relations;
  const auto xml = TRY(parse_xml(TRY(zip.read(name)), name));
  for (const pugi::xml_node each : named_children(xml.document_element(), "Relationship")) {
    const std::string_view type = each.attribute("Type").value();
    const std::string_view last = type.substr(type.rfind('/') == std::string_view::npos ? 0 : type.rfind('/') + 1);
    relations[each.attribute("Id").value()] = {std::string(last), target_path(part, each.attribute("Target").value())};
  }
  return relations;
}

std::string cell_text(const Workbook& book, const pugi::xml_node& cell) {
  const auto style = cell.attribute("s").as_uint();
  const CellFormat format = style < book.formats.size() ? book.formats[style] : CellFormat{};
  const std::string_view type = cell.attribute("t").value();
  if (type == "inlineStr") return unicode_text(read_rich_text(named_child(cell, "is")), format.font, book.otherwise);
  const std::string value = element_text(named_child(cell, "v"));
  // Programs that compute nothing store no value for a formula, or 0. We compute nothing either: a formula without its
  // value is shown as it was typed, so that what it says, and what it would do, is before the reader's eyes.
  if (const std::string formula = element_text(named_child(cell, "f")); !formula.empty()) {
    const bool zero = value == "0" && (type.empty() || type == "n") && formula.find('"') != std::string::npos;
    if (value.empty() || zero) return unicode_text({{"=" + formula, std::nullopt}}, format.font, book.otherwise);
  }
  if (value.empty()) return "";
  if (type == "s") {
    const auto index = named_child(cell, "v").text().as_uint();
    return index < book.shared.size() ? unicode_text(book.shared[index], format.font, book.otherwise) : "";
  }
  if (type == "str") return unicode_text({{value, std::nullopt}}, format.font, book.otherwise);
  if (type == "b") return value == "0" ? "FALSE" : "TRUE";
  if (type == "d") return value.substr(0, 10);
  if (type == "e") return value;
  return shown_number(value, format.number, book.from_1904);
}

Status put_cell(Workbook& book, Grid& grid, CellPlace place, std::string text) {
  const auto too = [&](const char* what) {
    return fail(Error::Kind::limit, what, {}, grid.name + ", row " + std::to_string(place.row + 1));
  };
  if (place.row >= limits::table_rows) return too("too many rows");
  if (place.column >= limits::table_columns) return too("too many columns");
  if (text.size() > limits::table_cell_bytes) return too("a cell is too long");
  if (place.row >= grid.rows.size()) {
    book.cells += place.row + 1 - grid.rows.size();  // an empty row takes room too
    if (book.cells > limits::table_cells) return too("too many cells");
    grid.rows.resize(place.row + 1);
  }
  auto& row = grid.rows[place.row];
  if (place.column >= row.size()) {
    book.cells += place.column + 1 - row.size();
    if (book.cells > limits::table_cells) return too("too many cells");
    row.resize(place.column + 1);
  }
  book.text_bytes += text.size();
  if (book.text_bytes > limits::table_text_bytes) return too("too much text");
  row[place.column] = std::move(text);
  return {};
}

Status read_merged(Grid& grid, const pugi::xml_node& sheet) {
  std::size_t visited = 0;
  for (const pugi::xml_node each : named_children(named_child(sheet, "mergeCells"), "mergeCell")) {
    const std::string_view range = each.attribute("ref").value();
    const std::size_t colon = range.find(':');
    if (colon == std::string_view::npos) continue;
    const auto first = parse_place(range.substr(0, colon)), last = parse_place(range.substr(colon + 1));
    if (!first || !last || last->row < first->row || last->column < first->column) continue;
    if (grid.merged.size() >= limits::table_merged)
      return fail(Error::Kind::limit, "too many merged areas", {}, grid.name);
    // Some programs leave text under the merged area, where nobody sees it until the cells are parted again.
    for (std::size_t row = first->row; row <= last->row && row < grid.rows.size(); ++row) {
      auto& cells = grid.rows[row];
      for (std::size_t column = first->column; column <= last->column && column < cells.size(); ++column, ++visited)
        if ((row != first->row || column != first->column) && !cells[column].empty())
          grid.covered.push_back({cell_name(static_cast<int>(row), static_cast<int>(column)), std::exchange(cells[column], {})});
      if (++visited > 4 * limits::table_cells)
        return fail(Error::Kind::limit, "merged areas overlap too often", {}, grid.name);
    }
    grid.merge({static_cast<int>(first->row), static_cast<int>(first->column), static_cast<int>(last->row),
                static_cast<int>(last->column)});
  }
  return {};
}

Status read_sheet(Workbook& book, Grid& grid, const pugi::xml_node& sheet) {
  CellPlace next;
  for (const pugi::xml_node row : named_child(sheet, "sheetData").children()) {
    if (local_name(row.name()) != "row") continue;
    if (const auto number = row.attribute("r").as_uint(); number > 0) next.row = number - 1;
    next.column = 0;
    for (const pugi::xml_node cell : row.children()) {
      if (local_name(cell.name()) != "c") continue;
      CellPlace place = next;
      if (const auto told = parse_place(cell.attribute("r").value())) place = *told;
      next.column = place.column + 1;
      std::string text = cell_text(book, cell);
      if (!text.empty()) TRY(put_cell(book, grid, place, std::move(text)));
    }
    ++next.row;
  }
  TRY(read_merged(grid, sheet));
  for (auto& cells : grid.rows)
    while (!cells.empty() && cells.back().empty()) cells.pop_back();
  while (!grid.rows.empty() && grid.rows.back().empty()) grid.rows.pop_back();
  return {};
}

}  // namespace

Result<std::vector<Grid>> read_xlsx_grids(std::string_view bytes) {
  const ZipReader zip = TRY(ZipReader::open(bytes));
  std::string part = "xl/workbook.xml";
  for (const auto& [id, relation] : TRY(read_relations(zip, "")))
    if (relation.type == "officeDocument") part = relation.path;
  if (!zip.has(part)) return fail(Error::Kind::bad_input, "is not an XLSX workbook", {}, part);
  const auto xml = TRY(parse_xml(TRY(zip.read(part)), part));
  const auto relations = TRY(read_relations(zip, part));

  Workbook book;
  book.from_1904 = named_child(xml.document_element(), "workbookPr").attribute("date1904").as_bool();
  for (const auto& [id, relation] : relations) {
    if (!zip.has(relation.path)) continue;
    if (relation.type == "styles")
      book.formats = read_cell_formats(TRY(parse_xml(TRY(zip.read(relation.path)), relation.path)));
    if (relation.type != "sharedStrings") continue;
    const auto strings = TRY(parse_xml(TRY(zip.read(relation.path)), relation.path));
    for (const pugi::xml_node item : strings.document_element().children())
      if (local_name(item.name()) == "si") book.shared.push_back(read_rich_text(item));
  }
  std::string all;  // of one cell alone the statistics may be too few
  for (const RichText& text : book.shared)
    for (const TextRun& run : text)
      if (all.size() < (1u << 20) && !has_unicode_vietnamese(run.text)) all += run.text + '\n';
  book.otherwise = guess_encoding(all);

  std::vector<Grid> grids;
  for (const pugi::xml_node sheet : named_children(named_child(xml.document_element(), "sheets"), "sheet")) {
    std::string id;
    for (const pugi::xml_attribute attribute : sheet.attributes())
      if (std::string_view(attribute.name()).ends_with(":id")) id = attribute.value();
    const auto relation = relations.find(id);
    if (relation == relations.end() || relation->second.type != "worksheet") continue;
    if (grids.size() >= limits::workbook_sheets) return fail(Error::Kind::limit, "too many sheets", {}, part);
    Grid& grid = grids.emplace_back();
    grid.name = repair_utf8(sheet.attribute("name").value());
    const std::string& path = relation->second.path;
    const auto tree = TRY(parse_xml(TRY(zip.read(path)), path));
    TRY(read_sheet(book, grid, tree.document_element()));
  }
  return grids;
}

}  // namespace dh::intake
