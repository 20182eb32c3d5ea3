#include "analyse/cue_words.h"

#include <algorithm>

#include "text/fold.h"
#include "text/utf8.h"

namespace dh::analyse {

namespace {

// `folded`: fold_words of the text. Folding goes character by character: the first that is not ASCII mostly tells.
bool without_marks(std::string_view folded, std::string_view text) {
  const auto first = std::ranges::find_if(folded, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (first != folded.end()) {
    std::size_t end = static_cast<std::size_t>(first - folded.begin());
    const std::size_t start = end;
    next_code_point(folded, end);
    const std::string_view letter = folded.substr(start, end - start);
    if (fold_words(letter, Fold::marks) != letter) return false;
  }
  return folded == fold_words(text, Fold::marks);
}

}  // namespace

bool written_without_marks(std::string_view text) { return without_marks(fold_words(text), text); }

CueWords::CueWords(std::string_view text) : CueWords(fold_words(text), text) {}

CueWords::CueWords(std::string_view folded, std::string_view text) : signs_(signs_of_words(folded)), plain_(dh::analyse::without_marks(folded, text)) {
  text_.reserve(folded.size() + 2);
  text_ += ' ';
  text_ += folded;
  text_ += ' ';
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
