// The wording of a text: its letters and digits alone, folded, so that case, tone marks, Unicode form, punctuation and
// white space make no difference. For comparing only; never stored or shown.
//
// Form: ' ' word ' ' word ' ' … — one blank before and after every word, "%" kept after a digit, đ as d; a text without a
// letter or digit is one blank. The same folding as dh::fold_words(text, Fold::marks), made for millions of lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dh::alike {

// How many bytes `fold_wording` may write for a text of `bytes` bytes.
constexpr std::size_t wording_room(std::size_t bytes) { return bytes + 48; }

// Writes the wording of `text` to `out`, which has wording_room(text.size()) bytes, and returns its length. Bytes that are
// no UTF-8 count as blanks or are left out.
std::size_t fold_wording(std::string_view text, char* out);

std::string wording_of(std::string_view text);

}  // namespace dh::alike
