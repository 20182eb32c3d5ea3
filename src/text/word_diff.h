// What was struck out and put in between two versions of a paragraph, word by word, for a redline.
#pragma once

#include <string_view>
#include <vector>

namespace dh {

struct DiffPiece {
  enum class Kind { same, removed, added };
  Kind kind = Kind::same;
  std::string_view text;  // of the old version where same or removed, of the new one where added
};

// The same and removed pieces together are the old text, the same and added ones the new text, byte for byte. By the
// longest common subsequence of words (R. A. Wagner and M. J. Fischer, 1974) between the beginning and the end that the
// two share; where that would take more than `most_diff_cells` steps, all between is told as replaced.
inline constexpr std::size_t most_diff_cells = 4'000'000;
std::vector<DiffPiece> word_diff(std::string_view old_text, std::string_view new_text);

}  // namespace dh
