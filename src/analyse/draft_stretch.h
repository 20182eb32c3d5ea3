// Stretches of a draft's block that words of an opinion stand for: the same words, the clause that a new wording repeats
// most of, the stretch that it words anew.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analyse/word_list.h"

namespace dh::analyse {

struct Slice {
  std::size_t start = std::string::npos, end = 0;  // bytes
  bool found() const { return start != std::string::npos; }
};

// Where the words of the phrase stand side by side in the block, of which `in` are the words.
Slice find_words(std::string_view block, const std::vector<Word>& in, std::string_view phrase);

// To the end of its sentence or to a semicolon, when a quotation ends with dots: “Xảy ra 65 vụ cháy...”.
std::string unshortened(const std::string& phrase, std::string_view block);

// The phrase less a word that stands in it; empty when it does not.
std::string without(const std::string& phrase, const std::string& word, bool last = false);

// The stretch of the block that begins and ends as the new words do; empty when there is none.
std::string stretch_like(std::string_view block, std::string_view fresh);

// The clause of the draft's words, of which the new wording repeats the largest part; clauses end at commas and semicolons.
std::string clause_like(std::string_view block, std::string_view anchor, std::string_view quote, std::string_view text);

// The stretch of the block that a text words anew: much the same words in the same order, not quite all of them. Empty
// when the text is like none.
std::string stretch_resembling(std::string_view block, std::string_view text);

}  // namespace dh::analyse
