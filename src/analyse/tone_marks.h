// Words typed with wrong tone marks or without, written as the drafts write them beside the same neighbours.
#pragma once

#include <string>
#include <string_view>

#include "analyse/word_bonds.h"

namespace dh::analyse {

// “Kien toàn” becomes “Kiện toàn”: each word that the drafts write otherwise beside its neighbour more often. `block` gives
// the neighbours of the phrase's ends. The phrase itself when nothing is known better.
std::string with_right_marks(const std::string& phrase, std::string_view block, const WordBonds& bonds);

// A single word typed without marks that is missing in the phrase: as the drafts write it beside one of the phrase's words.
// As typed when they do not.
std::string as_drafts_write(const std::string& word, std::string_view phrase, const WordBonds& bonds);

}  // namespace dh::analyse
