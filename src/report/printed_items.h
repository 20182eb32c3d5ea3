// A DOCX document as the sequence of what one reads: paragraphs and table rows, as Word or LibreOffice saved them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dh::report {

struct PrintedItem {
  bool is_row = false;
  std::string text;  // NFC, white space collapsed; the cells of a row parted by " | "
  int number = 0;    // of the paragraph or of the row in the document, from 1, empty paragraphs not counted
};

Result<std::vector<PrintedItem>> printed_items(std::string_view document_xml);

// The same form for what a plan expects.
std::string printed_text(std::string_view text);
std::string printed_row(const std::vector<std::string>& cells);

}  // namespace dh::report
