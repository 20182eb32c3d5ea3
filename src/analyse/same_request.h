// Do two opinions ask the same? What differs between their words decides, not how much they share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dh::analyse {

// Words of an opinion, folded (tone marks kept), in their order; and sorted.
std::vector<std::string> words_in_order(std::string_view text);
std::vector<std::string> sorted_words(std::string_view text);

// Shared words over all words (Jaccard, 1901, on multisets), 0 … 1.
double word_overlap(const std::vector<std::string>& one, const std::vector<std::string>& other);

// False when the words that only one of them has turn its meaning: a figure, a negation, a direction.
bool differ_harmlessly(const std::vector<std::string>& one, const std::vector<std::string>& other);

}  // namespace dh::analyse
