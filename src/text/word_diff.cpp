#include "text/word_diff.h"

#include <algorithm>
#include <cstdint>

namespace dh {
namespace {

// Words, each with the white space after it, so that no byte is left out.
std::vector<std::string_view> words_of(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !blank(text[end])) ++end;
    while (end < text.size() && blank(text[end])) ++end;
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

using Words = std::vector<std::string_view>;

// Appends the words [from, to) as one piece, grown onto the piece before when that is of the same kind and adjacent.
void append(std::vector<DiffPiece>& out, DiffPiece::Kind kind, const Words& words, std::size_t from, std::size_t to) {
  if (from == to) return;
  const char* const start = words[from].data();
  const std::string_view text(start, static_cast<std::size_t>(words[to - 1].data() + words[to - 1].size() - start));
  if (!out.empty() && out.back().kind == kind && out.back().text.data() + out.back().text.size() == start)
    out.back().text = {out.back().text.data(), out.back().text.size() + text.size()};
  else
    out.push_back({kind, text});
}

}  // namespace

std::vector<DiffPiece> word_diff(std::string_view old_text, std::string_view new_text) {
  const Words old_words = words_of(old_text), new_words = words_of(new_text);
  std::size_t head = 0, tail = 0;
  const std::size_t least = std::min(old_words.size(), new_words.size());
  while (head < least && old_words[head] == new_words[head]) ++head;
  while (tail < least - head && old_words[old_words.size() - 1 - tail] == new_words[new_words.size() - 1 - tail]) ++tail;
  const std::size_t old_end = old_words.size() - tail, new_end = new_words.size() - tail;
  const std::size_t rows = old_end - head, columns = new_end - head;
  std::vector<DiffPiece> out;
  append(out, DiffPiece::Kind::same, old_words, 0, head);
  if (rows == 0 || columns == 0 || rows * columns > most_diff_cells) {
    append(out, DiffPiece::Kind::removed, old_words, head, old_end);
    append(out, DiffPiece::Kind::added, new_words, head, new_end);
  } else {
    // common[i][j]: the longest common subsequence of the old words from i and the new ones from j.
    std::vector<std::uint16_t> common((rows + 1) * (columns + 1));
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return common[i * (columns + 1) + j]; };
    for (std::size_t i = rows; i-- > 0;)
      for (std::size_t j = columns; j-- > 0;)
        at(i, j) = old_words[head + i] == new_words[head + j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1) : std::max(at(i + 1, j), at(i, j + 1));
    std::size_t i = 0, j = 0;
    while (i < rows || j < columns) {
      if (i < rows && j < columns && old_words[head + i] == new_words[head + j]) {
        append(out, DiffPiece::Kind::same, old_words, head + i, head + i + 1);
        ++i, ++j;
      } else if (j == columns || (i < rows && at(i + 1, j) >= at(i, j + 1))) {
        append(out, DiffPiece::Kind::removed, old_words, head + i, head + i + 1);
        ++i;
      } else {
        append(out, DiffPiece::Kind::added, new_words, head + j, head + j + 1);
        ++j;
      }
    }
  }
  append(out, DiffPiece::Kind::same, old_words, old_end, old_words.size());
  return out;
}

}  // namespace dh
