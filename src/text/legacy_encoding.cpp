#include "text/legacy_encoding.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <vector>

#include "text/fold.h"
#include "text/utf8.h"
#include "text/vietnamese_syllable.h"

namespace dh {
namespace {

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return lower;
}

// The byte that a character stands for, where an office file turned bytes into characters by Windows-1252; else 0.
unsigned byte_of(char32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned>(c);
  static constexpr std::array<char32_t, 32> windows_1252{
      0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
      0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
      0x0178};
  if (c < 0x100) return 0;
  const auto* found = std::find(windows_1252.begin(), windows_1252.end(), c);
  return found == windows_1252.end() ? 0 : 0x80u + static_cast<unsigned>(found - windows_1252.begin());
}

// TCVN3 from byte 0xA1; 0 where it has no letter.
constexpr std::array<char16_t, 95> tcvn3_letters{
    u'Ă', u'Â', u'Ê', u'Ô', u'Ơ', u'Ư', u'Đ', u'ă', u'â', u'ê', u'ô', u'ơ', u'ư', u'đ', 0,                  // A1..AF
    0,    0,    0,    0,    0,    u'à', u'ả', u'ã', u'á', u'ạ', 0,    u'ằ', u'ẳ', u'ẵ', u'ắ', 0,            // B0..BF
    0,    0,    0,    0,    0,    0,    u'ặ', u'ầ', u'ẩ', u'ẫ', u'ấ', u'ậ', u'è', 0,    u'ẻ', u'ẽ',         // C0..CF
    u'é', u'ẹ', u'ề', u'ể', u'ễ', u'ế', u'ệ', u'ì', u'ỉ', 0,    0,    0,    u'ĩ', u'í', u'ị', u'ò',         // D0..DF
    0,    u'ỏ', u'õ', u'ó', u'ọ', u'ồ', u'ổ', u'ỗ', u'ố', u'ộ', u'ờ', u'ở', u'ỡ', u'ớ', u'ợ', u'ù',         // E0..EF
    0,    u'ủ', u'ũ', u'ú', u'ụ', u'ừ', u'ử', u'ữ', u'ứ', u'ự', u'ỳ', u'ỷ', u'ỹ', u'ý', u'ỵ', 0};           // F0..FF

std::string decode_tcvn3(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const unsigned byte = byte_of(c);
    const char16_t letter = byte > 0xA0 ? tcvn3_letters[byte - 0xA1] : u'\0';
    append_code_point(out, letter != 0 ? letter : c);
  }
  return out;
}

// The tone and the shape that a VNI byte (as a small letter) gives the letter before it, as combining marks.
std::u32string_view vni_marks(unsigned byte) {
  switch (byte) {
    case 0xF8: return U"\u0300";
    case 0xF9: return U"\u0301";
    case 0xFB: return U"\u0309";
    case 0xF5: return U"\u0303";
    case 0xEF: return U"\u0323";
    case 0xE2: return U"\u0302";
    case 0xE0: return U"\u0302\u0300";
    case 0xE1: return U"\u0302\u0301";
    case 0xE5: return U"\u0302\u0309";
    case 0xE3: return U"\u0302\u0303";
    case 0xE4: return U"\u0302\u0323";
    case 0xEA: return U"\u0306";
    case 0xE8: return U"\u0306\u0300";
    case 0xE9: return U"\u0306\u0301";
    case 0xFA: return U"\u0306\u0309";
    case 0xFC: return U"\u0306\u0303";
    case 0xEB: return U"\u0306\u0323";
    default: return {};
  }
}

// The letters that VNI keeps in one byte, by its small form.
char32_t vni_letter(unsigned byte) {
  switch (byte) {
    case 0xEC: return U'ì';
    case 0xED: return U'í';
    case 0xE6: return U'ỉ';
    case 0xF3: return U'ĩ';
    case 0xF2: return U'ị';
    case 0xF4: return U'ơ';
    case 0xF6: return U'ư';
    case 0xEE: return U'ỵ';
    case 0xF1: return U'đ';
    default: return 0;
  }
}

char32_t capital(char32_t small) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(small))); }

// Whether VNI may put marks of this kind on the letter: the circumflex on a, e, o, the breve on a.
bool takes_marks(char32_t letter, std::u32string_view marks) {
  const std::u32string_view shaped = marks.front() == U'\u0302' ? U"aeoAEO" : marks.front() == U'\u0306' ? U"aA"
                                                                                                      : U"aeouyơưAEOUYƠƯ";
  return shaped.find(letter) != std::u32string_view::npos;
}

std::string decode_vni(std::string_view text) {
  std::string out;
  char32_t before = 0;  // the letter that the next byte may mark
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const unsigned byte = byte_of(c);
    const bool large = byte >= 0xC0 && byte <= 0xDE;
    const unsigned small = large ? byte + 0x20 : byte;
    if (const auto marks = vni_marks(small); !marks.empty() && before != 0 && takes_marks(before, marks)) {
      for (const char32_t mark : marks) append_code_point(out, mark);
      before = 0;
    } else if (const char32_t letter = vni_letter(small); letter != 0) {
      before = large ? capital(letter) : letter;
      append_code_point(out, before);
    } else {
      append_code_point(out, c);
      before = c;
    }
  }
  return out;
}

std::string upper(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())))
      .toUpper(icu::Locale::getRoot())
      .toUTF8String(out);
  return out;
}

}  // namespace

LegacyEncoding encoding_of_font(std::string_view font) {
  const std::string name = lower_ascii(trim(font));
  if (name.starts_with(".vn")) return LegacyEncoding::tcvn3;
  if (name.starts_with("vni-") || name.starts_with("vni ")) return LegacyEncoding::vni;
  return LegacyEncoding::none;
}

std::string decode_legacy(std::string_view text, LegacyEncoding encoding, bool capitals) {
  if (encoding == LegacyEncoding::none) return std::string(text);
  const std::string decoded = to_nfc(encoding == LegacyEncoding::tcvn3 ? decode_tcvn3(text) : decode_vni(text));
  return capitals ? upper(decoded) : decoded;
}

LegacyEncoding guess_encoding(std::string_view text) {
  // The words that hold old bytes. A letter that no such byte stands for: the text is Unicode.
  std::vector<std::string> words;
  std::string word;
  bool old_byte = false;
  const auto end_word = [&] {
    if (old_byte) words.push_back(word);
    word.clear();
    old_byte = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool ascii_letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    if (ascii_letter || (c > 0xA0 && c <= 0xFF)) {
      append_code_point(word, c);
      old_byte = old_byte || c > 0xA0;
      continue;
    }
    if (c > 0xFF && byte_of(c) == 0 && u_isalpha(static_cast<UChar32>(c))) return LegacyEncoding::none;
    if (c >= 0x300 && c <= 0x36F) return LegacyEncoding::none;
    end_word();
  }
  end_word();
  if (words.empty()) return LegacyEncoding::none;

  const auto syllables = [&](LegacyEncoding encoding) {
    return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [&](const std::string& each) {
      return is_vietnamese_syllable(decode_legacy(each, encoding));
    }));
  };
  const std::size_t as_it_stands = syllables(LegacyEncoding::none);
  const std::size_t tcvn3 = syllables(LegacyEncoding::tcvn3), vni = syllables(LegacyEncoding::vni);
  const std::size_t best = std::max(tcvn3, vni);
  if (best * 10 < words.size() * 8 || as_it_stands * 10 > words.size() * 4) return LegacyEncoding::none;
  return tcvn3 >= vni ? LegacyEncoding::tcvn3 : LegacyEncoding::vni;
}

bool has_unicode_vietnamese(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if ((c >= 0x1EA0 && c <= 0x1EF9) || (c >= 0x300 && c <= 0x36F)) return true;
    if (c == 0x102 || c == 0x103 || c == 0x110 || c == 0x111 || c == 0x1A0 || c == 0x1A1 || c == 0x1AF || c == 0x1B0)
      return true;
  }
  return false;
}

bool prints_capitals(std::string_view font) {
  return encoding_of_font(font) == LegacyEncoding::tcvn3 && trim(font).ends_with('H');
}

std::string to_unicode(std::string_view text, std::string_view font, LegacyEncoding otherwise) {
  if (has_unicode_vietnamese(text)) return std::string(text);
  if (const auto told = encoding_of_font(font); told != LegacyEncoding::none)
    return decode_legacy(text, told, prints_capitals(font));
  // Text pasted from an old file may have lost its font.
  const LegacyEncoding guessed = guess_encoding(text);
  return decode_legacy(text, guessed != LegacyEncoding::none ? guessed : otherwise);
}

std::string from_windows_1258(std::string_view bytes) {
  const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), "windows-1258");
  std::string out;
  text.toUTF8String(out);
  return to_nfc(out);
}

}  // namespace dh
