#include "intake/docx_document.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "base/limits.h"
#include "base/xml.h"
#include "base/zip_archive.h"
#include "intake/docx_legacy_text.h"
#include "intake/docx_styles.h"
#include "intake/reader.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

using pugi::xml_node;

// One pass over a part: body, footnotes, comments. Counts paragraphs, keeps open comment ranges and tracked changes.
class PartReader {
 public:
  PartReader(const DocxStyles& styles, DocxNumbering& numbering, DocxDocument& document, int& tables, int& changes)
      : styles_(styles), numbering_(numbering), document_(document), tables_(tables), changes_(changes) {}

  Status read_blocks(xml_node parent, std::vector<DocxParagraph>& out) {
    for (const xml_node node : parent.children()) {
      const std::string_view kind = local_name(node.name());
      if (kind == "p") {
        if (out.size() >= limits::document_paragraphs) return fail(Error::Kind::limit, "too many paragraphs");
        TRY(read_paragraph(node, out));
      } else if (kind == "tbl") {
        TRY(read_table(node, out));
      } else if (kind == "sdt") {
        TRY(read_blocks(ooxml_child(node, "sdtContent"), out));
      } else if (kind == "customXml" || kind == "ins" || kind == "moveTo" || kind == "txbxContent") {
        TRY(read_blocks(node, out));
      } else if (kind == "AlternateContent") {
        xml_node chosen = ooxml_child(node, "Fallback");
        TRY(read_blocks(chosen ? chosen : ooxml_child(node, "Choice"), out));
      } else if (kind == "commentRangeStart") {
        const std::string id = ooxml_attribute(node, "id");
        open_.insert(id);
        ranged_.insert(id);
      } else if (kind == "commentRangeEnd") {
        open_.erase(ooxml_attribute(node, "id"));
      }
    }
    return {};
  }

  const std::vector<int>& footnote_order() const { return footnote_order_; }
  const std::vector<int>& endnote_order() const { return endnote_order_; }

 private:
  struct Position {
    int table = -1, row = -1, cell = -1, row_span_start = -1, table_parent = -1, cell_span = 1;
  };

  Status read_table(xml_node table, std::vector<DocxParagraph>& out) {
    const Position outside = position_;
    const int number = tables_++;
    int row = 0;
    std::map<int, int> span_start;  // column -> row in which the cell merged downwards began
    std::vector<xml_node> rows;
    collect(table, "tr", rows);
    for (const xml_node tr : rows) {
      std::vector<xml_node> cells;
      collect(tr, "tc", cells);
      constexpr int most = static_cast<int>(limits::table_columns);
      int column = std::clamp(ooxml_number(ooxml_child(ooxml_child(tr, "trPr"), "gridBefore"), "val"), 0, most);
      for (const xml_node tc : cells) {
        if (column > most) return fail(Error::Kind::limit, "a table has more columns than " + std::to_string(most));
        const xml_node properties = ooxml_child(tc, "tcPr");
        const xml_node merge = ooxml_child(properties, "vMerge");
        const bool continues = merge && ooxml_attribute(merge, "val") != "restart";
        if (!continues || !span_start.contains(column)) span_start[column] = row;
        const int width = std::clamp(ooxml_number(ooxml_child(properties, "gridSpan"), "val"), 1, most);
        position_ = {number, row, column, span_start[column], outside.table, width};
        TRY(read_blocks(tc, out));
        column += width;
      }
      ++row;
    }
    position_ = outside;
    return {};
  }

  // Rows and cells may stand inside content controls and tracked insertions.
  static void collect(xml_node parent, std::string_view wanted, std::vector<xml_node>& out) {
    for (const xml_node node : parent.children()) {
      const std::string_view kind = local_name(node.name());
      if (kind == wanted) out.push_back(node);
      else if (kind == "sdt") collect(ooxml_child(node, "sdtContent"), wanted, out);
      else if (kind == "ins" || kind == "customXml") collect(node, wanted, out);
    }
  }

  Status read_paragraph(xml_node node, std::vector<DocxParagraph>& out) {
    DocxParagraph paragraph;
    paragraph.index = static_cast<int>(out.size());
    paragraph.table = position_.table;
    paragraph.row = position_.row;
    paragraph.cell = position_.cell;
    paragraph.row_span_start = position_.row_span_start;
    paragraph.table_parent = position_.table_parent;
    paragraph.cell_span = position_.cell_span;
    const xml_node properties = ooxml_child(node, "pPr");
    paragraph.style = ooxml_attribute(ooxml_child(properties, "pStyle"), "val");
    const StyleLook& style = styles_.paragraph_style(paragraph.style);
    paragraph.style_name = style.name;
    paragraph.outline_level = style.outline_level;
    if (const xml_node level = ooxml_child(properties, "outlineLvl")) {
      paragraph.outline_level = ooxml_number(level, "val");
      if (paragraph.outline_level > 8) paragraph.outline_level = -1;
    }
    paragraph.alignment = style.alignment;
    if (const xml_node align = ooxml_child(properties, "jc")) paragraph.alignment = ooxml_attribute(align, "val");
    std::string list = style.numbering_id;
    int level = style.numbering_level;
    if (const xml_node numbered = ooxml_child(properties, "numPr")) {
      if (const xml_node id = ooxml_child(numbered, "numId")) list = ooxml_attribute(id, "val");
      if (const xml_node at = ooxml_child(numbered, "ilvl")) level = ooxml_number(at, "val");
    }
    paragraph.numbering = numbering_.next_label(list, level);

    length_ = 0;
    began_.clear();
    for (const std::string& id : open_) began_[id] = 0;
    read_inline(node, paragraph, style.run);
    for (const auto& [id, start] : began_) paragraph.comments.push_back({id, start, length_});
    out.push_back(std::move(paragraph));
    // Text boxes come after the paragraph that anchors them.
    for (const xml_node box : std::exchange(boxes_, {})) TRY(read_blocks(box, out));
    return {};
  }

  void read_inline(xml_node parent, DocxParagraph& paragraph, const RunLook& look) {
    for (const xml_node node : parent.children()) {
      const std::string_view kind = local_name(node.name());
      if (kind == "r") {
        read_run(node, paragraph, look);
      } else if (kind == "ins" || kind == "del" || kind == "moveFrom" || kind == "moveTo") {
        const Change outer = change_;
        const bool added = kind == "ins" || kind == "moveTo";
        // What one reviewer inserted and another deleted was never in the text: it counts as inserted.
        change_.kind = added || outer.kind == DocxRun::Change::inserted ? DocxRun::Change::inserted : DocxRun::Change::deleted;
        change_.author = ooxml_attribute(node, "author");
        change_.date = ooxml_attribute(node, "date");
        change_.group = changes_++;
        document_.has_tracked_changes = true;
        read_inline(node, paragraph, look);
        change_ = outer;
      } else if (kind == "commentRangeStart") {
        const std::string id = ooxml_attribute(node, "id");
        open_.insert(id);
        ranged_.insert(id);
        began_[id] = length_;
      } else if (kind == "commentRangeEnd") {
        const std::string id = ooxml_attribute(node, "id");
        open_.erase(id);
        ended(id, paragraph);
      } else if (kind == "hyperlink" || kind == "smartTag" || kind == "fldSimple" || kind == "customXml" || kind == "dir" || kind == "bdo") {
        read_inline(node, paragraph, look);
      } else if (kind == "sdt") {
        read_inline(ooxml_child(node, "sdtContent"), paragraph, look);
      } else if (kind == "AlternateContent") {
        const xml_node chosen = ooxml_child(node, "Fallback");
        read_inline(chosen ? chosen : ooxml_child(node, "Choice"), paragraph, look);
      }
    }
  }

  void ended(const std::string& id, DocxParagraph& paragraph) {
    const auto found = began_.find(id);
    if (found == began_.end()) return;
    paragraph.comments.push_back({id, found->second, length_});
    began_.erase(found);
  }

  void read_run(xml_node node, DocxParagraph& paragraph, const RunLook& base) {
    RunLook look = base;
    const xml_node properties = ooxml_child(node, "rPr");
    if (const xml_node style = ooxml_child(properties, "rStyle")) look = styles_.run_style(ooxml_attribute(style, "val"), look);
    look.apply(properties);
    DocxRun run;
    run.bold = look.bold;
    run.italic = look.italic;
    run.underline = look.underline;
    run.strike = look.strike;
    run.highlighted = look.highlighted;
    run.colour = look.colour;
    run.font = look.font;
    run.size_pt = look.size_pt;
    run.change = change_.kind;
    run.change_group = change_.group;
    run.change_author = change_.author;
    run.change_date = change_.date;
    read_run_content(node, run, paragraph);
    flush(run, paragraph);
  }

  void read_run_content(xml_node node, DocxRun& run, DocxParagraph& paragraph) {
    for (const xml_node child : node.children()) {
      const std::string_view kind = local_name(child.name());
      if (kind == "t" || kind == "delText") {
        run.text += repair_utf8(child.text().get());
      } else if (kind == "tab" || kind == "ptab") {
        run.text += '\t';
      } else if (kind == "br" || kind == "cr") {
        run.text += '\n';
      } else if (kind == "noBreakHyphen") {
        append_code_point(run.text, 0x2011);
      } else if (kind == "sym") {
        append_code_point(run.text, symbol(child));
      } else if (kind == "footnoteReference" || kind == "endnoteReference") {
        flush(run, paragraph);
        DocxRun mark = run;
        mark.text.clear();
        mark.footnote = ooxml_number(child, "id");
        (kind == "footnoteReference" ? footnote_order_ : endnote_order_).push_back(mark.footnote);
        if (kind == "endnoteReference") mark.footnote += endnote_offset;
        paragraph.runs.push_back(mark);
      } else if (kind == "commentReference") {
        const std::string id = ooxml_attribute(child, "id");
        flush(run, paragraph);
        if (ranged_.insert(id).second) paragraph.comments.push_back({id, length_, length_});
      } else if (kind == "pict" || kind == "drawing") {
        find_boxes(child);
      } else if (kind == "AlternateContent") {
        const xml_node chosen = ooxml_child(child, "Fallback");
        read_run_content(chosen ? chosen : ooxml_child(child, "Choice"), run, paragraph);
      }
    }
  }

  void find_boxes(xml_node node) {
    for (const xml_node child : node.children()) {
      if (local_name(child.name()) == "txbxContent") boxes_.push_back(child);
      else find_boxes(child);
    }
  }

  static char32_t symbol(xml_node node) {
    const std::string code = ooxml_attribute(node, "char");
    char32_t c = static_cast<char32_t>(std::strtoul(code.c_str(), nullptr, 16));
    if (c >= 0xF000 && c <= 0xF0FF) c = c == 0xF0FE || c == 0xF053 || c == 0xF0FC ? 0x2612 : c == 0xF0A8 || c == 0xF06F ? 0x2610 : 0x2022;
    return c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c;
  }

  void flush(DocxRun& run, DocxParagraph& paragraph) {
    if (run.text.empty()) return;
    if (run.change != DocxRun::Change::inserted) length_ += run.text.size();
    paragraph.runs.push_back(run);
    run.text.clear();
  }

 public:
  // Endnotes share the numbers' space of footnotes; this keeps them apart.
  static constexpr int endnote_offset = 1'000'000;

 private:
  struct Change {
    DocxRun::Change kind = DocxRun::Change::none;
    int group = -1;
    std::string author, date;
  };
  const DocxStyles& styles_;
  DocxNumbering& numbering_;
  DocxDocument& document_;
  int& tables_;
  int& changes_;
  Position position_;
  Change change_;
  std::set<std::string> open_;                  // comment ranges that have begun and not ended
  std::map<std::string, std::size_t> began_;    // those of the current paragraph, with their start in it
  std::set<std::string> ranged_;                // comments whose range or reference was met
  std::size_t length_ = 0;                      // of the current paragraph's text()
  std::vector<xml_node> boxes_;
  std::vector<int> footnote_order_, endnote_order_;
};

std::string main_part(const ZipReader& zip) {
  if (const auto rels = zip.read("_rels/.rels")) {
    if (const auto tree = parse_xml(*rels, "_rels/.rels")) {
      for (const xml_node relation : tree->document_element().children()) {
        const std::string type = ooxml_attribute(relation, "Type");
        if (!type.ends_with("/officeDocument")) continue;
        std::string target = ooxml_attribute(relation, "Target");
        while (!target.empty() && target.front() == '/') target.erase(0, 1);
        if (zip.has(target)) return target;
      }
    }
  }
  return "word/document.xml";
}

// The number at which footnotes begin (ECMA-376 17.11.20): a section's own word goes before the settings'.
int first_note_number(const ZipReader& zip, const std::string& folder, xml_node body, std::string_view properties) {
  const auto told = [&](xml_node parent) {
    return ooxml_number(ooxml_child(ooxml_child(parent, properties), "numStart"), "val");
  };
  if (const int number = told(ooxml_child(body, "sectPr")); number > 0) return number;
  if (const auto bytes = zip.read(folder + "settings.xml"))
    if (const auto tree = parse_xml(*bytes, folder + "settings.xml"))
      if (const int number = told(tree->document_element()); number > 0) return number;
  return 1;
}

Status read_notes(const ZipReader& zip, const std::string& part, std::string_view element, int offset, int first_number,
                  const std::vector<int>& order, PartReader& reader, DocxDocument& document) {
  if (order.empty() || !zip.has(part)) return {};
  const std::string bytes = TRY(zip.read(part));
  const pugi::xml_document tree = TRY(parse_xml(bytes, part));
  std::map<int, xml_node> by_id;
  for (const xml_node note : tree.document_element().children())
    if (local_name(note.name()) == element) by_id[ooxml_number(note, "id")] = note;
  std::set<int> done;
  std::vector<DocxParagraph> all;
  int number = first_number - 1;
  for (const int id : order) {
    const auto found = by_id.find(id);
    if (found == by_id.end() || !done.insert(id).second) continue;
    const std::size_t before = all.size();
    TRY(reader.read_blocks(found->second, all));
    DocxNote note{id + offset, ++number, offset != 0, {}};
    note.paragraphs.assign(all.begin() + static_cast<std::ptrdiff_t>(before), all.end());
    document.footnotes.push_back(std::move(note));
  }
  return {};
}

Status read_comments(const ZipReader& zip, const std::string& folder, PartReader& reader, DocxDocument& document) {
  const std::string part = folder + "comments.xml";
  if (!zip.has(part)) return {};
  const std::string bytes = TRY(zip.read(part));
  const pugi::xml_document tree = TRY(parse_xml(bytes, part));
  std::map<std::string, std::size_t> by_paragraph;  // w14:paraId of a comment's last paragraph -> comment
  for (const xml_node node : tree.document_element().children()) {
    if (local_name(node.name()) != "comment") continue;
    if (document.comments.size() >= limits::document_comments) return fail(Error::Kind::limit, "too many comments", {}, part);
    DocxComment comment;
    comment.id = ooxml_attribute(node, "id");
    comment.author = ooxml_attribute(node, "author");
    comment.date = ooxml_attribute(node, "date");
    TRY(reader.read_blocks(node, comment.paragraphs));
    for (const xml_node paragraph : node.children())
      if (local_name(paragraph.name()) == "p") by_paragraph[ooxml_attribute(paragraph, "paraId")] = document.comments.size();
    by_paragraph.erase("");  // one without a number is nobody's parent
    document.comments.push_back(std::move(comment));
  }
  const std::string extended = folder + "commentsExtended.xml";
  if (!zip.has(extended)) return {};
  const std::string more = TRY(zip.read(extended));
  const pugi::xml_document threads = TRY(parse_xml(more, extended));
  for (const xml_node node : threads.document_element().children()) {
    const auto own = by_paragraph.find(ooxml_attribute(node, "paraId"));
    if (own == by_paragraph.end()) continue;
    DocxComment& comment = document.comments[own->second];
    comment.resolved = ooxml_attribute(node, "done") == "1";
    const auto above = by_paragraph.find(ooxml_attribute(node, "paraIdParent"));
    if (above != by_paragraph.end() && above->second != own->second) comment.parent_id = document.comments[above->second].id;
  }
  return {};
}

// The names of the theme's fonts for Latin letters, "major…" of headings and "minor…" of the body.
ThemeFonts theme_fonts(const ZipReader& zip, const std::string& folder) {
  ThemeFonts out;
  const std::string part = folder + "theme/theme1.xml";
  if (!zip.has(part)) return out;
  const auto bytes = zip.read(part);
  if (!bytes) return out;
  const auto tree = parse_xml(*bytes, part);
  if (!tree) return out;  // a theme is look alone: the text is there without it
  const xml_node scheme = ooxml_child(ooxml_child(tree->document_element(), "themeElements"), "fontScheme");
  out.major = ooxml_attribute(ooxml_child(ooxml_child(scheme, "majorFont"), "latin"), "typeface");
  out.minor = ooxml_attribute(ooxml_child(ooxml_child(scheme, "minorFont"), "latin"), "typeface");
  return out;
}

std::string join(const std::vector<DocxParagraph>& paragraphs) {
  std::string out;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    if (i > 0) out += '\n';
    out += paragraphs[i].text_after();
  }
  return out;
}

}  // namespace

std::string DocxParagraph::text() const {
  std::string out;
  for (const DocxRun& run : runs)
    if (run.change != DocxRun::Change::inserted) out += run.text;
  return out;
}

std::string DocxParagraph::text_after() const {
  std::string out;
  for (const DocxRun& run : runs)
    if (run.change != DocxRun::Change::deleted) out += run.text;
  return out;
}

bool DocxParagraph::all_bold() const {
  bool any = false;
  for (const DocxRun& run : runs) {
    if (trim(run.text).empty()) continue;
    if (!run.bold) return false;
    any = true;
  }
  return any;
}

std::string DocxComment::text() const { return join(paragraphs); }

Result<DocxDocument> read_docx_document(std::string_view bytes) {
  const ZipReader zip = TRY(ZipReader::open(bytes));
  const std::string part = main_part(zip);
  const std::string folder = part.substr(0, part.find_last_of('/') + 1);
  const std::string content = TRY(zip.read(part));
  const pugi::xml_document tree = TRY(parse_xml(content, part));
  const xml_node body = ooxml_child(tree.document_element(), "body");
  if (!body) return fail(Error::Kind::bad_input, "has no body", {}, part);

  DocxStyles styles;
  pugi::xml_document styles_tree;
  if (zip.has(folder + "styles.xml")) {
    const std::string text = TRY(zip.read(folder + "styles.xml"));
    styles_tree = TRY(parse_xml(text, folder + "styles.xml"));
    styles.read(styles_tree.document_element());
  }
  DocxNumbering numbering;
  if (zip.has(folder + "numbering.xml")) {
    const std::string text = TRY(zip.read(folder + "numbering.xml"));
    const pugi::xml_document numbering_tree = TRY(parse_xml(text, folder + "numbering.xml"));
    numbering.read(numbering_tree.document_element());
  }

  DocxDocument document;
  int tables = 0;
  int changes = 0;
  PartReader reader(styles, numbering, document, tables, changes);
  TRY(reader.read_blocks(body, document.body));
  const std::vector<int> footnotes = reader.footnote_order();
  const std::vector<int> endnotes = reader.endnote_order();
  PartReader notes(styles, numbering, document, tables, changes);
  TRY(read_notes(zip, folder + "footnotes.xml", "footnote", 0, first_note_number(zip, folder, body, "footnotePr"),
                 footnotes, notes, document));
  TRY(read_notes(zip, folder + "endnotes.xml", "endnote", PartReader::endnote_offset,
                 first_note_number(zip, folder, body, "endnotePr"), endnotes, notes, document));
  PartReader comments(styles, numbering, document, tables, changes);
  TRY(read_comments(zip, folder, comments, document));
  decode_old_fonts(document, theme_fonts(zip, folder));
  for (const std::string& name : zip.names()) {
    const std::string_view local = std::string_view(name).substr(std::min(folder.size(), name.size()));
    if (!name.starts_with(folder) || !(local.starts_with("header") || local.starts_with("footer")) || !local.ends_with(".xml")) continue;
    const std::string text = TRY(zip.read(name));
    const pugi::xml_document part_tree = TRY(parse_xml(text, name));
    std::vector<DocxParagraph> paragraphs;
    PartReader margin(styles, numbering, document, tables, changes);
    TRY(margin.read_blocks(part_tree.document_element(), paragraphs));
    decode_old_fonts(paragraphs, theme_fonts(zip, folder));
    document.headers_footers.push_back(join(paragraphs));
  }
  return document;
}

const Result<DocxDocument>& docx_of(const Input& input) {
  if (!input.docx) input.docx = std::make_shared<const Result<DocxDocument>>(read_docx_document(input.bytes));
  return *input.docx;
}

bool looks_like_docx(std::string_view bytes) {
  if (!bytes.starts_with("PK")) return false;
  const auto zip = ZipReader::open(bytes);
  return zip && zip->has(main_part(*zip));
}

}  // namespace dh::intake
