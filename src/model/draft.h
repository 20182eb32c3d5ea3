// A draft as a tree of blocks, in document order: a parent stands before its children.
#pragma once

#include <string>
#include <vector>

namespace dh {

enum class BlockKind {
  title,      // centred words of the front page or under a part's heading
  heading,
  run_in,     // a numbered label that opens a paragraph of text: "1.1.1. Thực hiện …"
  paragraph,
  list_item,  // "- …", "+ …"
  table,      // no text of its own; children are rows
  row,        // no text of its own; children are cells
  cell,       // the text of its paragraphs, joined by '\n'
  footnote,
};
const char* name(BlockKind kind);

// Where a block is printed. All numbers count from 1; 0 means unknown.
struct PagePlace {
  int page = 0;        // on which it begins
  int paragraph = 0;   // its number on `page` among paragraphs other than headings; one that goes on from the page
                       // before counts as the first; headings, cells and footnotes have none
  int line_first = 0;  // printed lines of body text from the top of the page
  int page_last = 0;   // on which it ends
  int line_last = 0;   // on page_last
};

struct Block {
  int parent = -1;  // index into Draft::blocks; -1 at the top
  BlockKind kind = BlockKind::paragraph;
  int level = 0;          // headings and run-ins: 1 is the outermost; others 0
  std::string label;      // "Phần thứ nhất", "II", "3.1", "a)", "(2)", "-", "Một là"; a footnote's number; may be empty
  std::string text;       // exact characters, soft line breaks as '\n'; a label typed in the text stays in it
  std::string path;       // labels of the headings above and of itself: "Phần thứ hai > II > 3 > 3.1"; footnotes: ""
  PagePlace place;
  std::string part;       // "word/document.xml", "word/footnotes.xml", "page" (PDF)
  int paragraph_index = -1;  // number of its (first) paragraph in that part, from 0
};

struct Draft {
  std::string id;       // "khoi"
  std::string title;    // the words of its title
  std::string version;  // "4"
  std::string document_sha256;  // the file as received
  std::string pdf_sha256;       // the printed form that pages and lines refer to; empty when there is none
  int pages = 0;
  std::vector<Block> blocks;
  std::vector<std::string> notes;  // what is odd but kept: numbers that repeat or skip

  // The heading that a block stands under, or the block itself when it is one; -1 when there is none. A footnote
  // stands under the heading of the paragraph that refers to it.
  int heading_of(int block) const;
};

}  // namespace dh
