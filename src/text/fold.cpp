#include "text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <cstring>

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

// What becomes of a character that no mark follows.
struct Fate {
  enum Kind : std::uint8_t { letter, blank, ask };  // ask: a mark, or one that folds to nothing simple
  char bytes[3] = {};  // the folded letter
  std::uint8_t length = 0;
  Kind kind = ask;
};

bool is_of_word(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0; }

char32_t folded(char32_t c, Fold level) {
  const auto lower = [](char32_t letter) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(letter))); };
  if (level == Fold::case_only) return lower(plain(c));
  return c < table_size ? lower(base_letter(plain(c))) : base_letter(lower(plain(c)));
}

class FateTable {
 public:
  FateTable(Fold level, bool words_only) {
    std::string bytes;
    for (char32_t c = 0; c < table_size; ++c) {
      Fate& fate = fates_[c];
      if (is_space(c) || (words_only && !is_of_word(c))) {
        fate.kind = Fate::blank;
      } else if (!is_mark(c)) {
        bytes.clear();
        append_code_point(bytes, folded(c, level));
        if (bytes.size() > sizeof fate.bytes) continue;
        fate.kind = Fate::letter;
        fate.length = static_cast<std::uint8_t>(bytes.copy(fate.bytes, bytes.size()));
      }
    }
  }
  const Fate& operator[](char32_t c) const { return fates_[c]; }

  static const FateTable& of(Fold level, bool words_only) {
    static const FateTable tables[2][2] = {{{Fold::case_only, false}, {Fold::case_only, true}}, {{Fold::marks, false}, {Fold::marks, true}}};
    return tables[level == Fold::marks][words_only];
  }

 private:
  std::array<Fate, table_size + 1> fates_;  // the last one: ask
};

// How to read the character that begins with a byte.
struct Form {
  std::uint8_t length = 0;  // 0: a look at more than its form is needed
  std::uint8_t own_bits = 0, shift = 0;
  std::uint32_t following = 0, following_are = 0x8000;  // of the first four bytes, as a little-endian number
};
constexpr std::array<Form, 256> forms = [] {
  std::array<Form, 256> out{};
  for (std::size_t first = 0; first < 256; ++first) {
    if (first < 0x80) out[first] = {1, 0x7F, 12, 0, 0};
    else if (first >= 0xC2 && first < 0xE0) out[first] = {2, 0x1F, 6, 0xC000, 0x8000};
    else if (first >= 0xE1 && first < 0xED) out[first] = {3, 0x0F, 0, 0xC0C000, 0x808000};
  }
  return out;
}();

// A character and whether no mark can follow it: ASCII, U+0080..U+02FF and U+1E00..U+1EFF hold none. Without branches, since
// in Vietnamese nobody can guess which letter carries a mark. Five bytes must be readable.
struct Decoded {
  char32_t c;  // not below table_size when its form does not tell
  std::size_t length;
  bool no_mark_follows;
};
[[gnu::always_inline]] inline Decoded decode(const char* at) {
  const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(at[i])}; };
  const Form form = forms[byte(0)];
  const std::uint32_t second = byte(1), third = byte(2);
  const std::uint32_t c = ((byte(0) & form.own_bits) << 12 | (second & 0x3F) << 6 | (third & 0x3F)) >> form.shift;
  const std::uint32_t broken = ((second << 8 | third << 16) & form.following) ^ form.following_are;
  const std::uint32_t next = byte(form.length), after = byte(form.length + 1u);
  const bool no_mark_follows = static_cast<int>(next < 0xCC) | (static_cast<int>(next == 0xE1) & static_cast<int>(after - 0xB8u < 4));
  return {c | broken << 8, form.length, no_mark_follows};
}

template <bool with_origin>
class Folder {
 public:
  Folder(std::string_view text, Fold level, bool words_only) : text_(text), level_(level), words_only_(words_only), fates_(FateTable::of(level, words_only)) {
    out_.text.resize(text.size() + room);
    if (with_origin) out_.origin.resize(out_.text.size());
  }

  FoldedText fold() {
    const std::size_t whole = text_.size() < readable ? 0 : text_.size() - readable + 1;
    std::size_t at = 0;
    while (at < whole) {
      at = take_plain(text_.data(), 0, at, whole);
      if (at < whole) at = take_with_marks(at);
    }
    // The last bytes with zeros behind them: single words are folded most often, and they are hardly longer.
    std::array<char, 2 * readable> last{};
    const std::size_t base = at;
    text_.substr(base).copy(last.data(), readable);
    while (at < text_.size()) {
      at = take_plain(last.data(), base, at, text_.size());
      if (at < text_.size()) at = take_with_marks(at);
    }
    out_.text.resize(size_);
    if (with_origin) {
      out_.origin.resize(size_);
      // What stands behind the last character belongs to it no more than what stands between two.
      out_.origin.push_back(static_cast<std::uint32_t>(space_ ? space_at_ : text_.size()));
    }
    return std::move(out_);
  }

 private:
  static constexpr std::size_t readable = 5;  // bytes that `decode` looks at
  static constexpr std::size_t room = 8;  // always left for one character and the blank before it

  void grow() {
    out_.text.resize(2 * out_.text.size());
    if (with_origin) out_.origin.resize(out_.text.size());
  }

  // Takes characters up to `whole` or to one that needs a closer look; `from` holds the text from `base` on. Its state is in
  // registers: what is written through a pointer to char may be anything, for all the compiler knows.
  std::size_t take_plain(const char* from, std::size_t base, std::size_t at, std::size_t whole) {
    char* to = out_.text.data();
    std::size_t size = size_, limit = out_.text.size() - room, space_at = space_at_;
    bool space = space_;
    const auto save = [&] { size_ = size, space_ = space, space_at_ = space_at; };
    while (at < whole) {
      const Decoded one = decode(from + (at - base));
      const int plain = static_cast<int>(one.no_mark_follows) & static_cast<int>(one.c < table_size);
      const Fate& fate = fates_[plain ? one.c : table_size];
      if (fate.kind == Fate::letter) {
        if (size > limit) [[unlikely]] {
          save();
          grow();
          to = out_.text.data();
          limit = out_.text.size() - room;
        }
        if (space && size != 0) {
          if (with_origin) out_.origin[size] = static_cast<std::uint32_t>(space_at);
          to[size++] = ' ';
        }
        space = false;
        for (std::size_t i = 0; i < sizeof fate.bytes; ++i) {
          to[size + i] = fate.bytes[i];
          if (with_origin) out_.origin[size + i] = static_cast<std::uint32_t>(at);
        }
        size += fate.length;
      } else if (fate.kind == Fate::blank) {
        if (!space) space_at = at;
        space = true;
      } else {
        break;
      }
      at += one.length;
    }
    save();
    return at;
  }

  // A letter is composed with the marks that follow it, so that NFD and NFC fold alike. Gives where the next one begins.
  std::size_t take_with_marks(std::size_t at) {
    const std::size_t start = at;
    char32_t c = next_code_point(text_, at);
    while (at < text_.size() && static_cast<unsigned char>(text_[at]) >= 0x80) {  // no mark is ASCII
      std::size_t next = at;
      const char32_t mark = next_code_point(text_, next);
      if (!is_mark(mark)) break;
      if (level_ == Fold::case_only) {
        const UChar32 composed = nfc().composePair(static_cast<UChar32>(c), static_cast<UChar32>(mark));
        if (composed >= 0) c = static_cast<char32_t>(composed);
      }
      at = next;
    }
    if (is_space(c) || (words_only_ && !is_of_word(c))) {
      if (!space_) space_at_ = start;
      space_ = true;
    } else if (!is_mark(c)) {
      if (size_ + room > out_.text.size()) grow();
      if (space_ && size_ != 0) {
        if (with_origin) out_.origin[size_] = static_cast<std::uint32_t>(space_at_);
        out_.text[size_++] = ' ';
      }
      space_ = false;
      letter_.clear();
      append_code_point(letter_, folded(c, level_));
      for (const char byte : letter_) {
        if (with_origin) out_.origin[size_] = static_cast<std::uint32_t>(start);
        out_.text[size_++] = byte;
      }
    }
    return at;
  }

  std::string_view text_;
  Fold level_;
  bool words_only_;
  const FateTable& fates_;
  FoldedText out_;
  std::size_t size_ = 0;
  bool space_ = false;
  std::size_t space_at_ = 0;
  std::string letter_;
};

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

std::string fold(std::string_view text, Fold level) { return Folder<false>(text, level, false).fold().text; }
FoldedText fold_with_origin(std::string_view text, Fold level) { return Folder<true>(text, level, false).fold(); }
std::string fold_words(std::string_view text, Fold level) { return Folder<false>(text, level, true).fold().text; }
FoldedText fold_words_with_origin(std::string_view text, Fold level) { return Folder<true>(text, level, true).fold(); }

std::pair<std::size_t, std::size_t> FoldedText::original_range(std::size_t start, std::size_t end) const {
  if (start >= end || end > text.size()) return {0, 0};
  // The end of the last folded character is the start of the next one that came from elsewhere; the blanks and
  // punctuation between them belong to neither.
  std::size_t next = end;
  while (next < text.size() && origin[next] == origin[end - 1]) ++next;
  return {origin[start], origin[next]};
}

}  // namespace dh
