// The phrases of the rules, folded: there are a few thousand of them, and each is looked for in every opinion.
#pragma once

#include <bitset>
#include <string>
#include <string_view>

namespace dh::analyse {

// Some of 256 bits: a text of forty words has one bit in seven, so that a phrase that it does not hold seldom needs a search.
using WordSigns = std::bitset<256>;
WordSigns signs_of_words(std::string_view folded);  // words parted by blanks

struct CuePhrase {
  std::string words;   // folded
  std::string spaced;  // the same with a blank on both sides
  WordSigns signs;
};

// `plain`: without tone marks. Lives as long as the thread, unless thousands of others are asked for.
const CuePhrase& cue_phrase(std::string_view phrase, bool plain);

}  // namespace dh::analyse
