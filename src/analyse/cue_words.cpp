#include "analyse/cue_words.h"

#include <algorithm>

#include "text/fold.h"

namespace dh::analyse {

bool written_without_marks(std::string_view text) { return fold_words(text) == fold_words(text, Fold::marks); }

CueWords::CueWords(std::string_view text) : text_(' ' + fold_words(text) + ' '), plain_(written_without_marks(text)) {}

std::string CueWords::form(std::string_view phrase) const { return fold_words(phrase, plain_ ? Fold::marks : Fold::case_only); }

bool CueWords::any(std::initializer_list<std::string_view> phrases) const {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) { return text_.find(' ' + form(phrase) + ' ') != std::string::npos; });
}

bool CueWords::starts_with(std::initializer_list<std::string_view> phrases) const {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) { return text_.starts_with(' ' + form(phrase) + ' '); });
}

bool CueWords::ends_with(std::initializer_list<std::string_view> phrases) const {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) { return text_.ends_with(' ' + form(phrase) + ' '); });
}

std::size_t CueWords::count() const { return text_.size() <= 2 ? 0 : static_cast<std::size_t>(std::ranges::count(text_, ' ')) - 1; }

}  // namespace dh::analyse
