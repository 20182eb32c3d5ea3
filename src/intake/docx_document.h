// WordprocessingML (ECMA-376 part 1) as paragraphs and runs: what every reader of DOCX files starts from.
// Read: body, tables, footnotes, endnotes, comments with ranges, tracked insertions and deletions, moves, styles with
// outline levels, numbering labels, headers and footers' text. Text in old encodings (TCVN3, VNI) is decoded, by the
// fonts or by statistics. Not read: drawings, formulas, embedded objects.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dh::intake {

struct DocxRun {
  std::string text;  // '\n' for a line or page break, '\t' for a tab; a no-break hyphen is U+2011
  bool bold = false, italic = false, underline = false, strike = false;
  bool highlighted = false;   // w:highlight or shading other than white/auto
  std::string colour;         // "FF0000"; empty for automatic
  std::string font;           // of letters beyond ASCII, styles, defaults and theme resolved; empty when not told
  double size_pt = 0;         // 0 when not told, styles and defaults resolved
  enum class Change { none, inserted, deleted } change = Change::none;
  int change_group = -1;      // number of the w:ins / w:del element, from 0 through the document; -1 none
  std::string change_author;
  std::string change_date;
  int footnote = -1;          // w:id of the footnote that is referred to here; then text is empty
};

struct DocxCommentRange {
  std::string comment_id;
  std::size_t start = 0;  // bytes in DocxParagraph::text()
  std::size_t end = 0;
};

struct DocxParagraph {
  std::vector<DocxRun> runs;
  std::string style;        // style id
  std::string style_name;   // lower case: "heading 1"
  int outline_level = -1;   // 0 … 8 by style or paragraph; -1 none
  std::string numbering;    // the label that Word would print: "1.", "a)", "-"; empty when not numbered
  std::string alignment;    // "center", "both", "left", "right"; may be empty
  int index = -1;           // number in its part, from 0, in document order (tables' paragraphs too)
  int table = -1, row = -1, cell = -1;  // of the innermost table; table numbers count through the document; -1 outside
  int row_span_start = -1;  // for cells merged downwards: the row in which the cell began
  int cell_span = 1;        // columns that the cell takes
  int table_parent = -1;    // the table in whose cell `table` stands; -1 when it stands in none
  std::vector<DocxCommentRange> comments;  // ranges that have a part in this paragraph (of text())

  // The paragraph's words with tracked deletions kept and insertions left out (as it was), or the reverse.
  std::string text() const;       // as it was before tracked changes
  std::string text_after() const; // with tracked changes accepted
  bool all_bold() const;          // every run with other than white space, and at least one
};

struct DocxComment {
  std::string id;
  std::string author;
  std::string date;
  std::string parent_id;  // for replies (commentsExtended); empty else
  bool resolved = false;
  std::vector<DocxParagraph> paragraphs;
  std::string text() const;  // paragraphs joined by '\n'
};

struct DocxNote {
  int id = 0;
  int number = 0;  // as printed: counted in the order of the references, from the first number that the file sets
  bool endnote = false;
  std::vector<DocxParagraph> paragraphs;
};

struct DocxDocument {
  std::vector<DocxParagraph> body;
  std::vector<DocxNote> footnotes;  // those referred to, in order of the references; endnotes after them
  std::vector<DocxComment> comments;
  std::vector<std::string> headers_footers;  // their text, for the record
  bool has_tracked_changes = false;
};

Result<DocxDocument> read_docx_document(std::string_view bytes);
// The same, read when it is first asked for and kept with the input.
struct Input;
const Result<DocxDocument>& docx_of(const Input& input);
// Cheap look: is this a ZIP archive with word/document.xml?
bool looks_like_docx(std::string_view bytes);

}  // namespace dh::intake
