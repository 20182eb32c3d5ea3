// Folding, for comparing only; what is stored and quoted is never folded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dh {

enum class Fold {
  case_only,   // lower case, NFC, quotes and dashes made plain
  marks,       // also without tone marks and other diacritics; đ becomes d
};

// NFC by ICU. Text that is NFC already is returned as it is.
std::string to_nfc(std::string_view text);

// Lower case, one form of quote, dash and white space; runs of white space become one blank.
std::string fold(std::string_view text, Fold level = Fold::case_only);

// A folded text that knows from where in the original each of its bytes came.
struct FoldedText {
  std::string text;
  std::vector<std::uint32_t> origin;  // for each byte of `text`, the byte offset in the original; one more at the end

  // The range of the original that the folded range [start, end) came from.
  std::pair<std::size_t, std::size_t> original_range(std::size_t start, std::size_t end) const;
};
FoldedText fold_with_origin(std::string_view text, Fold level = Fold::case_only);

// Letters and digits only, folded, words parted by one blank: for comparing what differs in punctuation alone.
std::string fold_words(std::string_view text, Fold level = Fold::case_only);
FoldedText fold_words_with_origin(std::string_view text, Fold level = Fold::case_only);

}  // namespace dh
