#include "text/words.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>

#include "text/fold.h"
#include "text/utf8.h"

namespace dh {
namespace {

enum class Class : unsigned char { other, letter, mark };

Class look_up(char32_t c) {
  if (u_getCombiningClass(static_cast<UChar32>(c)) != 0 || (c >= 0x300 && c <= 0x36F)) return Class::mark;
  return u_isalnum(static_cast<UChar32>(c)) != 0 ? Class::letter : Class::other;
}

constexpr std::size_t table_size = 0x1F00;  // covers Latin with Vietnamese marks (U+1EA0..U+1EF9)

struct Table {
  std::array<Class, table_size> of{};
  Table() {
    for (char32_t c = 0; c < table_size; ++c) of[c] = look_up(c);
  }
};

const Table& table() {
  static const Table table;
  return table;
}

bool is_tone(char16_t c) {
  return std::u16string_view(u"\u0300\u0301\u0303\u0309\u0323").find(c) != std::u16string_view::npos;
}

std::string with_tones_behind(const std::string& lower) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return lower;
  const icu::UnicodeString parts = nfd->normalize(icu::UnicodeString::fromUTF8(lower), status);
  if (U_FAILURE(status)) return lower;
  icu::UnicodeString letters, tones;
  for (int32_t at = 0; at < parts.length(); ++at) (is_tone(parts[at]) ? tones : letters).append(parts[at]);
  std::string out;
  letters.append(tones).toUTF8String(out);
  return out;
}

}  // namespace

bool next_word(std::string_view text, std::size_t& at, WordRange& word) {
  const Table& classes = table();
  const auto next_class = [&] {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) return ++at, classes.of[byte];
    const char32_t c = next_code_point(text, at);
    return c < table_size ? classes.of[c] : look_up(c);
  };
  bool inside = false;
  while (at < text.size()) {
    const std::size_t before = at;
    switch (next_class()) {
      case Class::letter:
        if (!inside) word.start = before;
        inside = true;
        break;
      case Class::mark: break;  // goes with what stands before it
      case Class::other:
        if (!inside) break;
        word.end = at = before;
        return true;
    }
  }
  word.end = text.size();
  return inside;
}

FoldedWord fold_word(std::string_view word) {
  return {fold_words(word, Fold::marks), with_tones_behind(fold_words(word, Fold::case_only))};
}

}  // namespace dh
