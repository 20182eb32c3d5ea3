// The printed text of a PDF (ISO 32000) as words with their boxes, gathered to lines. Lengths are points (1/72 inch),
// counted from the top left corner of the page.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dh::intake {

struct PrintedWord {
  std::string text;
  double left = 0, top = 0, right = 0, bottom = 0;
  double size = 0;  // of the font
  bool bold = false, italic = false;
  bool space_after = false;

  double middle() const { return (top + bottom) / 2; }
};

struct PrintedLine {
  double top = 0, bottom = 0;  // of its largest words
  double size = 0;             // the size that most of its letters have
  std::vector<PrintedWord> words;  // from left to right; marks above or below the line stand among them

  double middle() const { return (top + bottom) / 2; }
  double left() const { return words.empty() ? 0 : words.front().left; }
  double right() const { return words.empty() ? 0 : words.back().right; }
};

struct PrintedPage {
  double width = 0, height = 0;
  std::vector<PrintedLine> lines;  // from top to bottom
};

struct PrintedPoint {
  int page = 0;  // from 1
  double left = 0, top = 0;
};

struct PrintedDocument {
  std::vector<PrintedPage> pages;
  std::map<std::string, PrintedPoint> destinations;  // by name
};

Result<PrintedDocument> read_pdf_text(std::string_view bytes);

// Words -> lines, by height; words that are small against their neighbours join the line that they touch.
std::vector<PrintedLine> gather_lines(std::vector<PrintedWord> words);

}  // namespace dh::intake
