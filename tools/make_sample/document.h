// A word-processor document as plain structs: what the markup reader makes and the DOCX writer prints.
#pragma once

#include <string>
#include <vector>

namespace dh::sample {

struct Run {
  enum class Kind { text, footnote, comment_start, comment_end };
  enum class Change { none, inserted, deleted };
  Kind kind = Kind::text;
  std::string text;
  bool bold = false;
  bool italic = false;
  int number = 0;  // of the footnote (from 1) or the comment (from 0)
  Change change = Change::none;
  std::string author, date;  // of the change
};

struct Paragraph {
  std::string style;      // id in word/styles.xml; empty for body text
  std::string alignment;  // "center", "left", "right"; empty as the style says
  bool bullet = false;    // numbered by Word's own numbering, with a dash
  std::vector<Run> runs;
};

struct Cell {
  std::vector<Paragraph> paragraphs;
};

struct Table {
  bool borders = true;
  std::vector<int> widths;  // hundredths of the text width, one a column
  std::vector<std::vector<Cell>> rows;
};

// Either one paragraph or one table.
struct Block {
  Paragraph paragraph;
  Table table;
  bool is_table = false;
};

struct Comment {
  std::string author, date, text;
  int parent = -1;  // number of the comment that it answers
};

struct Document {
  std::string title;
  std::vector<Block> blocks;
  std::vector<Paragraph> footnotes;  // number 1 first
  std::vector<Comment> comments;
};

}  // namespace dh::sample
