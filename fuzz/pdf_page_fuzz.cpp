#include <algorithm>
#include <charconv>

#include "intake/drafts.h"
#include "intake/page_layout.h"
#include "intake/pdf_paragraphs.h"
#include "reading_check.h"

namespace {

using namespace dh;

int number(std::string_view& line) {
  int value = 0;
  const auto [end, fault] = std::from_chars(line.data(), line.data() + line.size(), value);
  line.remove_prefix(static_cast<std::size_t>(end - line.data()));
  if (!line.empty()) line.remove_prefix(1);
  return std::clamp(value, -20'000, 20'000);
}

// A line is a word: left, top, width, size, face, text. A line "P" begins a page. Words are never empty: pdf_text.cpp.
intake::PrintedDocument pages_of(const std::string& text) {
  intake::PrintedDocument out;
  std::vector<intake::PrintedWord> words;
  const auto close = [&] {
    intake::PrintedPage page;
    page.width = 595;
    page.height = 842;
    page.lines = intake::gather_lines(std::move(words));
    words.clear();
    out.pages.push_back(std::move(page));
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = std::string_view(text).substr(at, end - at);
    at = end + 1;
    if (line == "P") {
      close();
      continue;
    }
    intake::PrintedWord word;
    word.left = number(line) / 10.0;
    word.top = number(line) / 10.0;
    word.right = word.left + number(line) / 10.0;
    word.size = std::max(0, number(line)) / 10.0;
    word.bottom = word.top + word.size;
    const int face = number(line);
    word.bold = (face & 1) != 0;
    word.italic = (face & 2) != 0;
    word.space_after = (face & 4) != 0;
    word.text = repair_utf8(line);  // a number may end inside a character
    if (!trim(word.text).empty()) words.push_back(std::move(word));
  }
  close();
  return out;
}

}  // namespace

// Every letter that is printed in the body comes once; places name pages that are there.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const intake::PrintedDocument printed = pages_of(repair_utf8(fuzz::bytes_of(data, size)));
  const intake::PdfParagraphs read = intake::paragraphs_of(printed);
  if (read.layout.body.size() != read.document.body.size()) fuzz::broken("a paragraph without a place");
  if (read.layout.notes.size() != read.document.footnotes.size()) fuzz::broken("a footnote without a place");
  Draft draft = intake::structure_of(read.document);
  intake::place_blocks(draft, read.document, read.layout);
  for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
    const Block& block = draft.blocks[i];
    fuzz::must_be_text(block.text, "a block");
    if (block.parent < -1 || block.parent >= static_cast<int>(i)) fuzz::broken("a parent that does not stand before its child");
    if (block.place.page < 0 || block.place.page > static_cast<int>(printed.pages.size())) fuzz::broken("a page that is not there");
    if (block.place.page_last < block.place.page) fuzz::broken("a block that ends before it begins");
  }
  return 0;
}
