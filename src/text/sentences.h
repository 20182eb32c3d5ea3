// Where the sentences of a paragraph begin and end. A stop inside quotation marks ends nothing, nor does the point of
// "1.000", "1.2" or of an abbreviation before a small letter.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dh {

struct TextRange {
  std::size_t start = 0, end = 0;  // bytes
};

// Ranges with the stop that ends them, without the white space around; together they hold every other character.
// `semicolons`: a semicolon ends one too.
std::vector<TextRange> sentences(std::string_view text, bool semicolons = false);

}  // namespace dh
