#include "text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>

#include "text/utf8.h"

namespace dh {
namespace {

const icu::Normalizer2& nfc() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
  }();
  return *instance;
}

// The base letter of a precomposed letter, by ICU's canonical decomposition, followed to its end.
char32_t base_letter(char32_t c) {
  if (c == 0x111 || c == 0x110) return 'd';  // đ has no decomposition in Unicode
  if (c < 0x80) return c;
  icu::UnicodeString parts;
  if (nfc().getDecomposition(static_cast<UChar32>(c), parts)) return static_cast<char32_t>(parts.char32At(0));
  return c;
}

char32_t plain(char32_t c) {
  switch (c) {
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: case 0x60: case 0xB4: return '\'';
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0xAB: case 0xBB: case 0x2033: return '"';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return '-';
    default: return c;
  }
}

// No letter below U+0300 combines, nor do the precomposed ones of Vietnamese: most of what is asked here.
bool is_mark(char32_t c) {
  if (c < 0x300 || (c >= 0x1E00 && c < 0x1F00)) return false;
  return c <= 0x36F || u_getCombiningClass(static_cast<UChar32>(c)) != 0;
}

constexpr std::size_t table_size = 0x1F00;  // covers Latin with Vietnamese marks (U+1EA0..U+1EF9)

struct Tables {
  std::array<char32_t, table_size> lower{};
  std::array<char32_t, table_size> bare{};
  std::array<bool, table_size> word{};  // letters and digits
  Tables() {
    for (char32_t c = 0; c < table_size; ++c) {
      lower[c] = static_cast<char32_t>(u_tolower(static_cast<UChar32>(plain(c))));
      bare[c] = static_cast<char32_t>(u_tolower(static_cast<UChar32>(base_letter(plain(c)))));
      word[c] = u_isalnum(static_cast<UChar32>(c)) != 0;
    }
  }
};

const Tables& tables() {
  static const Tables all;
  return all;
}

bool is_of_word(char32_t c) { return c < table_size ? tables().word[c] : u_isalnum(static_cast<UChar32>(c)) != 0; }

char32_t folded(char32_t c, Fold level) {
  if (c < table_size) return level == Fold::marks ? tables().bare[c] : tables().lower[c];
  c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(plain(c))));
  return level == Fold::marks ? base_letter(c) : c;
}

// `with_origin`: whether the way back is asked for; most callers only compare.
FoldedText fold_impl(std::string_view text, Fold level, bool words_only, bool with_origin) {
  FoldedText out;
  out.text.reserve(text.size());
  if (with_origin) out.origin.reserve(text.size() + 1);
  bool space = false;
  std::size_t space_at = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    char32_t c = next_code_point(text, at);
    // Compose a letter with the marks that follow it, so that NFD and NFC fold alike.
    std::size_t after = at;
    while (after < text.size() && static_cast<unsigned char>(text[after]) >= 0x80) {  // no mark is ASCII
      std::size_t next = after;
      const char32_t mark = next_code_point(text, next);
      if (!is_mark(mark)) break;
      if (level == Fold::case_only) {
        const UChar32 composed = nfc().composePair(static_cast<UChar32>(c), static_cast<UChar32>(mark));
        if (composed >= 0) c = static_cast<char32_t>(composed);
      }
      after = next;
    }
    at = after;
    const bool blank = is_space(c) || (words_only && !is_of_word(c));
    if (blank) {
      if (!space) space_at = start;
      space = true;
      continue;
    }
    if (is_mark(c)) continue;
    if (space && !out.text.empty()) {
      out.text += ' ';
      if (with_origin) out.origin.push_back(static_cast<std::uint32_t>(space_at));
    }
    space = false;
    append_code_point(out.text, folded(c, level));
    if (with_origin) out.origin.resize(out.text.size(), static_cast<std::uint32_t>(start));
  }
  // What stands behind the last character belongs to it no more than what stands between two.
  if (with_origin) out.origin.push_back(static_cast<std::uint32_t>(space ? space_at : text.size()));
  return out;
}

}  // namespace

std::string to_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  if (nfc().isNormalizedUTF8(piece, status) && U_SUCCESS(status)) return std::string(text);
  status = U_ZERO_ERROR;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  nfc().normalizeUTF8(0, piece, sink, nullptr, status);
  return U_SUCCESS(status) ? out : std::string(text);
}

std::string fold(std::string_view text, Fold level) { return fold_impl(text, level, false, false).text; }
FoldedText fold_with_origin(std::string_view text, Fold level) { return fold_impl(text, level, false, true); }
std::string fold_words(std::string_view text, Fold level) { return fold_impl(text, level, true, false).text; }
FoldedText fold_words_with_origin(std::string_view text, Fold level) { return fold_impl(text, level, true, true); }

std::pair<std::size_t, std::size_t> FoldedText::original_range(std::size_t start, std::size_t end) const {
  if (start >= end || end > text.size()) return {0, 0};
  // The end of the last folded character is the start of the next one that came from elsewhere; the blanks and
  // punctuation between them belong to neither.
  std::size_t next = end;
  while (next < text.size() && origin[next] == origin[end - 1]) ++next;
  return {origin[start], origin[next]};
}

}  // namespace dh
