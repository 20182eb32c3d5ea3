// The words of a scanned page as lines, and as a ruled table where the page has one.
#pragma once

#include <string>
#include <vector>

#include "intake/grid.h"
#include "intake/scan_words.h"

namespace dh::intake {

struct ScanPage {
  std::vector<std::string> lines;  // above and below the table; all lines when there is none
  Grid table;                      // without rows when the page has none
};

// Words of one line that stand far apart, or that a vertical rule parts, are cells; a line whose cells are headings of a
// table of opinions begins the table, and lines that go on in one of its columns belong to the row above.
ScanPage lay_out(const std::vector<ScanWord>& words);

}  // namespace dh::intake
