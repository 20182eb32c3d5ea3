// The words between blanks, one after the other: of folded text (fold.h), whose words stand one blank apart, and of phrases.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace dh {

// `take` gets each word, never an empty one, as a piece of `text`.
template <class Take>
void each_word(std::string_view text, Take take) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) take(text.substr(at, end - at));
    at = end + 1;
  }
}

}  // namespace dh
