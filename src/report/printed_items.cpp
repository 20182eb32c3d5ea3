#include "report/printed_items.h"

#include <algorithm>

#include "base/xml.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::report {
namespace {

// Stands for what shows something but has no words here: a picture, a note at the page's foot, another file's text.
constexpr std::string_view shown_without_words = "\u25A2";

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) { return std::ranges::find(names, name) != names.end(); }

bool is_removed(std::string_view name) { return is_one_of(name, {"del", "moveFrom"}); }
bool is_properties(std::string_view name) {
  return is_one_of(name, {"pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr", "instrText", "delText"});
}
bool shows_without_words(std::string_view name) {
  return is_one_of(name, {"drawing", "pict", "object", "sym", "footnoteReference", "endnoteReference", "altChunk"});
}

pugi::xml_node child(pugi::xml_node node, std::string_view wanted) {
  return node.find_child([&](pugi::xml_node one) { return local_name(one.name()) == wanted; });
}

// Hidden text stands in the file, but nobody reads it.
bool is_hidden(pugi::xml_node run) {
  const pugi::xml_node vanish = child(child(run, "rPr"), "vanish");
  if (!vanish) return false;
  for (const pugi::xml_attribute one : vanish.attributes())
    if (local_name(one.name()) == "val") return !is_one_of(one.value(), {"0", "false", "off"});
  return true;
}

void collect_text(pugi::xml_node node, std::string& out) {
  for (pugi::xml_node one : node.children()) {
    const std::string_view name = local_name(one.name());
    if (is_removed(name) || is_properties(name) || (name == "r" && is_hidden(one))) continue;
    if (name == "t") {
      // A comment or a CDATA section parts the text into several nodes.
      for (pugi::xml_node piece : one.children()) out += piece.value();
      continue;
    }
    if (is_one_of(name, {"tab", "ptab", "br", "cr"})) out += ' ';
    else if (name == "noBreakHyphen") out += '-';
    else if (shows_without_words(name)) out += shown_without_words;
    collect_text(one, out);
  }
}

std::string cell_text(pugi::xml_node cell) {
  std::string out;
  for (pugi::xml_node one : cell.children()) {
    const std::string_view name = local_name(one.name());
    if (is_removed(name) || is_properties(name)) continue;
    if (!out.empty()) out += ' ';
    if (shows_without_words(name)) out += shown_without_words;
    collect_text(one, out);
  }
  return out;
}

// The elements named `wanted` in a table or a row, also inside of content controls and tracked insertions.
template <typename Visit>
void each_inside(pugi::xml_node node, std::string_view wanted, const Visit& visit) {
  for (pugi::xml_node one : node.children()) {
    const std::string_view name = local_name(one.name());
    if (name == wanted) visit(one);
    else if (!is_removed(name) && !is_properties(name)) each_inside(one, wanted, visit);
  }
}

class Reader {
 public:
  std::vector<PrintedItem> items;
  void read(pugi::xml_node node) {
    for (pugi::xml_node one : node.children()) {
      const std::string_view name = local_name(one.name());
      if (name == "p") paragraph(one);
      else if (name == "tbl") table(one);
      else if (shows_without_words(name)) items.push_back({false, std::string(shown_without_words), ++paragraphs_});
      else if (!is_removed(name) && !is_properties(name)) read(one);  // containers, also those no version knows yet
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
    each_inside(node, "tr", [&](pugi::xml_node row) {
      std::vector<std::string> cells;
      each_inside(row, "tc", [&](pugi::xml_node cell) { cells.push_back(cell_text(cell)); });
      items.push_back({true, printed_row(cells), ++rows_});
    });
  }
  int paragraphs_ = 0, rows_ = 0;
};

}  // namespace

std::string printed_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == 0xAD) continue;                      // the soft hyphen shows only where a line breaks
    if (c == 0x2011) out += '-';                  // the hyphen that allows no break is an element of its own
    else append_code_point(out, is_xml_char(c) ? c : 0xFFFD);
  }
  return collapse_space(to_nfc(out));
}

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
