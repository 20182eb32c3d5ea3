// Does a printed piece of a line hold the next characters of a text? White space, case and Unicode form are left out of
// the comparison; marks of footnotes are expected where the text refers to them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/docx_document.h"
#include "intake/pdf_text.h"

namespace dh::intake {

struct PrintedChar {
  char32_t c = 0;
  bool small = false;  // set smaller than the rest of its line
};

// A run of words of one line without a wide gap: cells and columns stand in pieces of their own.
struct Piece {
  int page = 0;  // from 0
  int line = 0;  // index into PrintedPage::lines
  bool opens_line = false;
  double left = 0, right = 0;
  double middle = 0;  // its own height: cells side by side need not share their lines
  double size = 0;    // of its largest word
  std::vector<PrintedChar> chars;
  bool taken = false;
};

std::vector<Piece> pieces_of(const PrintedDocument& printed);

// What a paragraph should look like in print.
struct ExpectedText {
  std::u32string chars;             // folded, without white space; note_mark where a footnote is referred to
  std::vector<std::string> labels;  // of the marks, in order
  bool has_label = false;           // a label that Word counts is printed before the text
};
inline constexpr char32_t note_mark = 0xF8FF;  // private use: no text holds it after folding

void append_expected(ExpectedText& out, std::string_view text);
void append_note_mark(ExpectedText& out, std::string label);

// Where `expected` goes on after the piece, when the piece holds its next characters from `at` on; else nothing.
std::optional<std::size_t> match_piece(const Piece& piece, const ExpectedText& expected, std::size_t at);

// Past the marks at `at`, if nothing else is left.
bool is_complete(const ExpectedText& expected, std::size_t at);

}  // namespace dh::intake
