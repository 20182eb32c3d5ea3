#include "intake/docx_bookmarks.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <sstream>

#include "base/xml.h"
#include "base/zip_archive.h"
#include "intake/docx_document.h"
#include "intake/docx_styles.h"

namespace dh::intake {
namespace {

using pugi::xml_node;

constexpr int first_bookmark_id = 1'000'000;  // out of the way of the document's own

std::string prefix_of(xml_node node) {
  const std::string name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string::npos ? "" : name.substr(0, colon + 1);
}

std::string attribute_prefix(xml_node node) {
  // Attributes of WordprocessingML are qualified; a file without prefixes uses the default namespace for elements only.
  const std::string prefix = prefix_of(node);
  return prefix.empty() ? "w:" : prefix;
}

// Visits the paragraphs of a body in the order in which read_docx_document numbers them.
class ParagraphWalk {
 public:
  explicit ParagraphWalk(std::function<void(xml_node, int)> visit) : visit_(std::move(visit)) {}

  void blocks(xml_node parent) {
    for (xml_node node = parent.first_child(); node; node = node.next_sibling()) {
      const std::string_view kind = local_name(node.name());
      if (kind == "p") {
        paragraph(node);
      } else if (kind == "tbl") {
        table(node);
      } else if (kind == "sdt") {
        blocks(ooxml_child(node, "sdtContent"));
      } else if (kind == "customXml" || kind == "ins" || kind == "moveTo" || kind == "txbxContent") {
        blocks(node);
      } else if (kind == "AlternateContent") {
        alternatives(node, [this](xml_node chosen) { blocks(chosen); });
      }
    }
  }

  int count() const { return count_; }

 private:
  void paragraph(xml_node node) {
    const int index = count_++;
    inlines(node);
    visit_(node, index);
  }

  void table(xml_node parent) {
    for (xml_node node = parent.first_child(); node; node = node.next_sibling()) {
      const std::string_view kind = local_name(node.name());
      if (kind == "tr" || kind == "ins" || kind == "customXml") table(node);
      else if (kind == "tc") blocks(node);
      else if (kind == "sdt") table(ooxml_child(node, "sdtContent"));
    }
  }

  // Text boxes come after the paragraph that anchors them.
  void inlines(xml_node parent) {
    static constexpr std::array<std::string_view, 12> open = {"r", "ins", "del", "moveFrom", "moveTo", "hyperlink",
                                                              "smartTag", "fldSimple", "customXml", "dir", "bdo", "sdtContent"};
    for (xml_node node = parent.first_child(); node; node = node.next_sibling()) {
      const std::string_view kind = local_name(node.name());
      if (std::ranges::find(open, kind) != open.end()) inlines(node);
      else if (kind == "sdt") inlines(ooxml_child(node, "sdtContent"));
      else if (kind == "pict" || kind == "drawing") boxes(node);
      else if (kind == "AlternateContent") alternatives(node, [this](xml_node chosen) { inlines(chosen); });
    }
  }

  void boxes(xml_node parent) {
    for (xml_node node = parent.first_child(); node; node = node.next_sibling()) {
      if (local_name(node.name()) == "txbxContent") blocks(node);
      else boxes(node);
    }
  }

  // Both forms of the same content get the same numbers: the reader takes one, the printer the other.
  void alternatives(xml_node node, const std::function<void(xml_node)>& walk) {
    const int start = count_;
    const xml_node choice = ooxml_child(node, "Choice");
    const xml_node fallback = ooxml_child(node, "Fallback");
    walk(choice);
    if (!fallback) return;
    count_ = start;
    walk(fallback);
  }

  std::function<void(xml_node, int)> visit_;
  int count_ = 0;
};

void insert_bookmark(xml_node paragraph, const std::string& name, int id, bool at_end) {
  const std::string prefix = prefix_of(paragraph);
  const std::string own = attribute_prefix(paragraph);
  const xml_node properties = ooxml_child(paragraph, "pPr");
  const std::string start_name = prefix + "bookmarkStart";
  xml_node start = at_end         ? paragraph.append_child(start_name.c_str())
                   : properties   ? paragraph.insert_child_after(start_name.c_str(), properties)
                                  : paragraph.prepend_child(start_name.c_str());
  start.append_attribute((own + "id").c_str()) = id;
  start.append_attribute((own + "name").c_str()) = name.c_str();
  xml_node end = paragraph.insert_child_after((prefix + "bookmarkEnd").c_str(), start);
  end.append_attribute((own + "id").c_str()) = id;
}

// As the text was before tracked changes: insertions go, deletions come back.
void take_back_changes(xml_node parent) {
  for (xml_node node = parent.first_child(); node;) {
    const xml_node next = node.next_sibling();
    const std::string kind(local_name(node.name()));
    if (kind == "ins" || kind == "moveTo" || kind.ends_with("Change")) {
      parent.remove_child(node);
    } else if (kind == "del" || kind == "moveFrom") {
      take_back_changes(node);
      for (xml_node child = node.first_child(); child; child = node.first_child()) parent.insert_move_before(child, node);
      parent.remove_child(node);
    } else {
      if (kind == "delText") node.set_name((prefix_of(node) + "t").c_str());
      take_back_changes(node);
    }
    node = next;
  }
}

std::string bytes_of(const pugi::xml_document& tree) {
  std::ostringstream out;
  tree.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return std::move(out).str();
}

// Rewrites the entries of a package for which `change` gives true.
Result<std::string> rewrite(std::string_view docx, const std::function<bool(const std::string&, pugi::xml_document&)>& change,
                            const std::function<bool(const std::string&)>& wanted) {
  const ZipReader zip = TRY(ZipReader::open(docx));
  std::vector<ZipEntry> entries;
  for (const std::string& name : zip.names()) {
    if (name.ends_with('/')) continue;
    ZipEntry entry{name, TRY(zip.read(name))};
    if (wanted(name)) {
      pugi::xml_document tree = TRY(parse_xml(entry.bytes, name));
      if (change(name, tree)) entry.bytes = bytes_of(tree);
    }
    entries.push_back(std::move(entry));
  }
  return write_zip(entries);
}

void each_section(xml_node node, const std::function<void(xml_node)>& visit) {
  for (xml_node child = node.first_child(); child; child = child.next_sibling()) {
    if (local_name(child.name()) == "sectPr") visit(child);
    else each_section(child, visit);
  }
}

double smallest_margin(xml_node body, const char* side) {
  double smallest = -1;
  each_section(body, [&](xml_node section) {
    const double value = std::atof(ooxml_attribute(ooxml_child(section, "pgMar"), side).c_str()) / 20;
    if (value > 0 && (smallest < 0 || value < smallest)) smallest = value;
  });
  return std::max(smallest, 0.0);
}

bool is_part(std::string_view name, std::string_view beginning) {
  if (name.find("glossary/") != std::string_view::npos) return false;  // building blocks, never printed
  const std::size_t slash = name.rfind('/');
  const std::string_view file = slash == std::string_view::npos ? name : name.substr(slash + 1);
  return file.starts_with(beginning) && file.ends_with(".xml");
}

// w:lnNumType stands after the page's borders and before its numbers (CT_SectPr).
void number_lines(xml_node section) {
  static constexpr std::array<std::string_view, 10> before = {"headerReference", "footerReference", "footnotePr", "endnotePr",
                                                              "type", "pgSz", "pgMar", "paperSrc", "pgBorders", "sectPrChange"};
  const xml_node known = ooxml_child(section, "lnNumType");
  if (known) section.remove_child(known);
  xml_node last;
  for (const xml_node child : section.children()) {
    const std::string_view kind = local_name(child.name());
    if (kind != "sectPrChange" && std::ranges::find(before, kind) != before.end()) last = child;
  }
  const std::string name = prefix_of(section) + "lnNumType";
  xml_node node = last ? section.insert_child_after(name.c_str(), last) : section.prepend_child(name.c_str());
  const std::string own = attribute_prefix(section);
  node.append_attribute((own + "countBy").c_str()) = 1;
  node.append_attribute((own + "restart").c_str()) = "newPage";
}

// Paragraphs of headers and footers carry no numbers. w:suppressLineNumbers stands after these (CT_PPrBase).
void silence(xml_node parent) {
  static constexpr std::array<std::string_view, 7> before = {"pStyle", "keepNext", "keepLines", "pageBreakBefore",
                                                             "framePr", "widowControl", "numPr"};
  for (xml_node node = parent.first_child(); node; node = node.next_sibling()) {
    if (local_name(node.name()) != "p") {
      silence(node);
      continue;
    }
    const std::string prefix = prefix_of(node);
    xml_node properties = ooxml_child(node, "pPr");
    if (!properties) properties = node.prepend_child((prefix + "pPr").c_str());
    if (ooxml_child(properties, "suppressLineNumbers")) continue;
    xml_node last;
    for (const xml_node child : properties.children())
      if (std::ranges::find(before, local_name(child.name())) != before.end()) last = child;
    const std::string name = prefix + "suppressLineNumbers";
    if (last) properties.insert_child_after(name.c_str(), last);
    else properties.prepend_child(name.c_str());
  }
}

}  // namespace

std::string begin_bookmark(int paragraph) { return "dhp" + std::to_string(paragraph) + "a"; }
std::string end_bookmark(int paragraph) { return "dhp" + std::to_string(paragraph) + "z"; }

Result<PrintableDocx> with_bookmarks(std::string_view docx) {
  PrintableDocx out;
  const auto change = [&out](const std::string& name, pugi::xml_document& tree) {
    xml_node root = tree.document_element();
    if (!is_part(name, "document")) {
      take_back_changes(root);
      return true;
    }
    const xml_node body = ooxml_child(root, "body");
    out.top_margin = smallest_margin(body, "top");
    out.bottom_margin = smallest_margin(body, "bottom");
    ParagraphWalk walk([](xml_node paragraph, int index) {
      insert_bookmark(paragraph, begin_bookmark(index), first_bookmark_id + 2 * index, false);
      insert_bookmark(paragraph, end_bookmark(index), first_bookmark_id + 2 * index + 1, true);
    });
    walk.blocks(body);
    out.paragraphs = walk.count();
    take_back_changes(body);
    return true;
  };
  out.bytes = TRY(rewrite(docx, change, [](const std::string& name) { return is_part(name, "document") || is_part(name, "footnotes") || is_part(name, "endnotes"); }));
  return out;
}

Result<std::string> with_line_numbers(std::string_view docx) {
  const auto change = [](const std::string& name, pugi::xml_document& tree) {
    const xml_node root = tree.document_element();
    if (is_part(name, "document")) each_section(root, number_lines);
    else silence(root);
    return true;
  };
  return rewrite(docx, change, [](const std::string& name) { return is_part(name, "document") || is_part(name, "header") || is_part(name, "footer"); });
}

}  // namespace dh::intake
