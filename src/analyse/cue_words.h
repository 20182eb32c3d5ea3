// Looks for turns of speech in a text, also when its writer types without tone marks.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "analyse/cue_phrases.h"

namespace dh::analyse {

class CueWords {
 public:
  explicit CueWords(std::string_view text);
  CueWords(std::string_view folded, std::string_view text);  // `folded`: fold_words of the text
  bool any(std::initializer_list<std::string_view> phrases) const;
  bool starts_with(std::initializer_list<std::string_view> phrases) const;
  bool ends_with(std::initializer_list<std::string_view> phrases) const;
  bool without_marks() const { return plain_; }
  std::size_t count() const;

 private:
  std::string text_;  // folded words, a blank on both sides
  WordSigns signs_;
  bool plain_;
};

// True when no letter of the text carries a diacritic, so that its words must be compared without them.
bool written_without_marks(std::string_view text);

}  // namespace dh::analyse
