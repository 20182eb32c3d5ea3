#include "report/printed_items.h"

#include "base/xml.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::report {
namespace {

void collect_text(pugi::xml_node node, std::string& out) {
  for (pugi::xml_node one : node.children()) {
    const std::string_view name = local_name(one.name());
    if (name == "t") out += one.text().get();
    else if (name == "tab" || name == "br" || name == "cr") out += ' ';
    else if (name == "noBreakHyphen") out += '-';
    else if (name == "del" || name == "moveFrom" || name == "pPr" || name == "rPr" || name == "instrText") continue;
    else collect_text(one, out);
  }
}

std::string cell_text(pugi::xml_node cell) {
  std::string out;
  for (pugi::xml_node one : cell.children()) {
    const std::string_view name = local_name(one.name());
    if (name == "tcPr") continue;
    if (!out.empty()) out += ' ';
    collect_text(one, out);
  }
  return out;
}

class Reader {
 public:
  std::vector<PrintedItem> items;
  void read(pugi::xml_node node) {
    for (pugi::xml_node one : node.children()) {
      const std::string_view name = local_name(one.name());
      if (name == "p") paragraph(one);
      else if (name == "tbl") table(one);
      else if (name == "sdt" || name == "sdtContent" || name == "ins" || name == "customXml") read(one);
    }
  }

 private:
  void paragraph(pugi::xml_node node) {
    std::string text;
    collect_text(node, text);
    text = printed_text(text);
    if (!text.empty()) items.push_back({false, std::move(text), ++paragraphs_});
  }
  void table(pugi::xml_node node) {
    for (pugi::xml_node row : node.children()) {
      if (local_name(row.name()) != "tr") continue;
      std::vector<std::string> cells;
      for (pugi::xml_node cell : row.children())
        if (local_name(cell.name()) == "tc") cells.push_back(cell_text(cell));
      items.push_back({true, printed_row(cells), ++rows_});
    }
  }
  int paragraphs_ = 0, rows_ = 0;
};

}  // namespace

std::string printed_text(std::string_view text) { return collapse_space(to_nfc(text)); }

std::string printed_row(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i > 0 ? " | " : "") + printed_text(cells[i]);
  return out;
}

Result<std::vector<PrintedItem>> printed_items(std::string_view document_xml) {
  const pugi::xml_document document = TRY(parse_xml(document_xml, "word/document.xml"));
  Reader reader;
  for (pugi::xml_node one : document.document_element().children())
    if (local_name(one.name()) == "body") reader.read(one);
  return std::move(reader.items);
}

}  // namespace dh::report
