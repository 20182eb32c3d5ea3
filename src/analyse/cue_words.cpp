#include "analyse/cue_words.h"

#include <algorithm>

#include "text/fold.h"

namespace dh::analyse {

bool written_without_marks(std::string_view text) { return fold_words(text) == fold_words(text, Fold::marks); }

CueWords::CueWords(std::string_view text) {
  const std::string words = fold_words(text);
  plain_ = words == fold_words(text, Fold::marks);
  signs_ = signs_of_words(words);
  text_ = ' ' + words + ' ';
}

bool CueWords::any(std::initializer_list<std::string_view> phrases) const {
  return std::ranges::any_of(phrases, [&](std::string_view one) {
    const CuePhrase& phrase = cue_phrase(one, plain_);
    return (phrase.signs & ~signs_).none() && text_.find(phrase.spaced) != std::string::npos;
  });
}

bool CueWords::starts_with(std::initializer_list<std::string_view> phrases) const {
  return std::ranges::any_of(phrases, [&](std::string_view one) { return text_.starts_with(cue_phrase(one, plain_).spaced); });
}

bool CueWords::ends_with(std::initializer_list<std::string_view> phrases) const {
  return std::ranges::any_of(phrases, [&](std::string_view one) { return text_.ends_with(cue_phrase(one, plain_).spaced); });
}

std::size_t CueWords::count() const { return text_.size() <= 2 ? 0 : static_cast<std::size_t>(std::ranges::count(text_, ' ')) - 1; }

}  // namespace dh::analyse
