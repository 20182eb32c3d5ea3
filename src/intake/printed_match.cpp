#include "intake/printed_match.h"

#include <algorithm>

#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

constexpr double wide_gap = 0.6;         // of the font size
constexpr double small_share = 0.8;      // of the line's usual size
constexpr std::size_t longest_label = 12;  // characters of a counted label that may cling to the text

void append_folded(std::string_view text, std::u32string& out) {
  const std::string folded = fold(text);
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next_code_point(folded, at);
    if (!is_space(c) && c != 0xAD) out += c;
  }
}

// Characters whose printed form the PDF may give back as another one.
bool is_symbol(char32_t c) { return (c >= 0x2022 && c <= 0x2026) || (c >= 0x2190 && c <= 0x27BF) || (c >= 0xE000 && c < note_mark) || c == 0xFFFD; }

// The mark is printed small, or as the number itself.
std::size_t skip_mark(const Piece& piece, std::size_t i, const std::string& label) {
  std::size_t end = i;
  while (end < piece.chars.size() && piece.chars[end].small) ++end;
  if (end > i) return end;
  std::u32string digits;
  append_folded(label, digits);
  if (piece.chars.size() - i < digits.size()) return i;
  for (std::size_t k = 0; k < digits.size(); ++k)
    if (piece.chars[i + k].c != digits[k]) return i;
  return i + digits.size();
}

std::optional<std::size_t> match_from(const Piece& piece, std::size_t i, const ExpectedText& expected, std::size_t at) {
  std::size_t marks = static_cast<std::size_t>(std::count(expected.chars.begin(), expected.chars.begin() + static_cast<std::ptrdiff_t>(at), note_mark));
  while (i < piece.chars.size()) {
    if (at >= expected.chars.size()) return {};
    if (expected.chars[at] == note_mark) {
      i = skip_mark(piece, i, marks < expected.labels.size() ? expected.labels[marks] : std::string());
      ++marks;
      ++at;
      continue;
    }
    if (piece.chars[i].c != expected.chars[at] && !is_symbol(expected.chars[at])) {
      // A hyphen that only the end of the line has put in.
      if (piece.chars[i].c == '-' && i + 1 == piece.chars.size() && i > 0) return at;
      return {};
    }
    ++i;
    ++at;
  }
  return at;
}

}  // namespace

std::vector<Piece> pieces_of(const PrintedDocument& printed) {
  std::vector<Piece> out;
  for (std::size_t page = 0; page < printed.pages.size(); ++page) {
    const std::vector<PrintedLine>& lines = printed.pages[page].lines;
    for (std::size_t line = 0; line < lines.size(); ++line) {
      double end = -1e9;
      bool first = true;
      for (const PrintedWord& word : lines[line].words) {
        if (first || word.left - end > wide_gap * lines[line].size) {
          Piece piece;
          piece.page = static_cast<int>(page);
          piece.line = static_cast<int>(line);
          piece.opens_line = first;
          piece.left = word.left;
          out.push_back(std::move(piece));
          first = false;
        }
        Piece& piece = out.back();
        if (word.size > piece.size) {
          piece.size = word.size;
          piece.middle = word.middle();
        }
        piece.right = word.right;
        std::u32string chars;
        append_folded(word.text, chars);
        const bool small = word.size < small_share * lines[line].size;
        for (const char32_t c : chars) piece.chars.push_back({c, small});
        end = word.right;
      }
    }
  }
  std::erase_if(out, [](const Piece& piece) { return piece.chars.empty(); });
  return out;
}

void append_expected(ExpectedText& out, std::string_view text) { append_folded(text, out.chars); }

void append_note_mark(ExpectedText& out, std::string label) {
  out.chars += note_mark;
  out.labels.push_back(std::move(label));
}

std::optional<std::size_t> match_piece(const Piece& piece, const ExpectedText& expected, std::size_t at) {
  if (const auto next = match_from(piece, 0, expected, at)) return next;
  if (at != 0 || !expected.has_label) return {};
  for (std::size_t skip = 1; skip < std::min(longest_label, piece.chars.size()); ++skip)
    if (const auto next = match_from(piece, skip, expected, at)) return next;
  return {};
}

bool is_complete(const ExpectedText& expected, std::size_t at) {
  return std::all_of(expected.chars.begin() + static_cast<std::ptrdiff_t>(std::min(at, expected.chars.size())), expected.chars.end(),
                     [](char32_t c) { return c == note_mark; });
}

}  // namespace dh::intake
