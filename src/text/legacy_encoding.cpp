#include "text/legacy_encoding.h"

#include <unicode/unistr.h>

#include <array>

#include "text/fold.h"
#include "text/utf8.h"

namespace dh {
namespace {

// TCVN 5712:1993 (VN3): bytes 0xA1 … 0xFE; 0 where the code has no letter.
constexpr std::array<char32_t, 256> tcvn3_table = [] {
  std::array<char32_t, 256> t{};
  constexpr struct { int byte; char32_t letter; } pairs[] = {
      {0xA1, U'Ă'}, {0xA2, U'Â'}, {0xA3, U'Ê'}, {0xA4, U'Ô'}, {0xA5, U'Ơ'}, {0xA6, U'Ư'}, {0xA7, U'Đ'}, {0xA8, U'ă'}, {0xA9, U'â'},
      {0xAA, U'ê'}, {0xAB, U'ô'}, {0xAC, U'ơ'}, {0xAD, U'ư'}, {0xAE, U'đ'}, {0xB5, U'à'}, {0xB6, U'ả'}, {0xB7, U'ã'}, {0xB8, U'á'},
      {0xB9, U'ạ'}, {0xBB, U'ằ'}, {0xBC, U'ẳ'}, {0xBD, U'ẵ'}, {0xBE, U'ắ'}, {0xC6, U'ặ'}, {0xC7, U'ầ'}, {0xC8, U'ẩ'}, {0xC9, U'ẫ'},
      {0xCA, U'ấ'}, {0xCB, U'ậ'}, {0xCC, U'è'}, {0xCE, U'ẻ'}, {0xCF, U'ẽ'}, {0xD0, U'é'}, {0xD1, U'ẹ'}, {0xD2, U'ề'}, {0xD3, U'ể'},
      {0xD4, U'ễ'}, {0xD5, U'ế'}, {0xD6, U'ệ'}, {0xD7, U'ì'}, {0xD8, U'ỉ'}, {0xDC, U'ĩ'}, {0xDD, U'í'}, {0xDE, U'ị'}, {0xDF, U'ò'},
      {0xE1, U'ỏ'}, {0xE2, U'õ'}, {0xE3, U'ó'}, {0xE4, U'ọ'}, {0xE5, U'ồ'}, {0xE6, U'ổ'}, {0xE7, U'ỗ'}, {0xE8, U'ố'}, {0xE9, U'ộ'},
      {0xEA, U'ờ'}, {0xEB, U'ở'}, {0xEC, U'ỡ'}, {0xED, U'ớ'}, {0xEE, U'ợ'}, {0xEF, U'ù'}, {0xF1, U'ủ'}, {0xF2, U'ũ'}, {0xF3, U'ú'},
      {0xF4, U'ụ'}, {0xF5, U'ừ'}, {0xF6, U'ử'}, {0xF7, U'ữ'}, {0xF8, U'ứ'}, {0xF9, U'ự'}, {0xFA, U'ỳ'}, {0xFB, U'ỷ'}, {0xFC, U'ỹ'},
      {0xFD, U'ý'}, {0xFE, U'ỵ'}};
  for (const auto& one : pairs) t[static_cast<std::size_t>(one.byte)] = one.letter;
  return t;
}();

// VNI: what follows a base letter is its mark. Combining marks, composed by NFC afterwards; 0x1 stands for "no mark".
std::u32string vni_marks(char32_t c) {
  switch (c) {
    case 0xF8: case 0xD8: return U"\u0300";
    case 0xF9: case 0xD9: return U"\u0301";
    case 0xFB: case 0xDB: return U"\u0309";
    case 0xF5: case 0xD5: return U"\u0303";
    case 0xEF: case 0xCF: return U"\u0323";
    case 0xE2: case 0xC2: return U"\u0302";
    case 0xE0: case 0xC0: return U"\u0302\u0300";
    case 0xE1: case 0xC1: return U"\u0302\u0301";
    case 0xE5: case 0xC5: return U"\u0302\u0309";
    case 0xE3: case 0xC3: return U"\u0302\u0303";
    case 0xE4: case 0xC4: return U"\u0302\u0323";
    case 0xEA: case 0xCA: return U"\u0306";
    case 0xE8: case 0xC8: return U"\u0306\u0300";
    case 0xE9: case 0xC9: return U"\u0306\u0301";
    case 0xFA: case 0xDA: return U"\u0306\u0309";
    case 0xFC: case 0xDC: return U"\u0306\u0303";
    case 0xEB: case 0xCB: return U"\u0306\u0323";
    default: return {};
  }
}

char32_t vni_letter(char32_t c) {
  switch (c) {
    case 0xF4: return U'ơ'; case 0xD4: return U'Ơ';
    case 0xF6: return U'ư'; case 0xD6: return U'Ư';
    case 0xF1: return U'đ'; case 0xD1: return U'Đ';
    case 0xED: return U'í'; case 0xCD: return U'Í';
    case 0xEC: return U'ì'; case 0xCC: return U'Ì';
    case 0xE6: return U'ỉ'; case 0xC6: return U'Ỉ';
    case 0xF3: return U'ĩ'; case 0xD3: return U'Ĩ';
    case 0xF2: return U'ị'; case 0xD2: return U'Ị';
    case 0xEE: return U'ỵ'; case 0xCE: return U'Ỵ';
    default: return 0;
  }
}

bool takes_mark(char32_t c) { return std::u32string_view(U"aeouyAEOUYơưƠƯ").find(c) != std::u32string_view::npos; }

std::string from_vni(std::string_view text) {
  std::string out;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (const std::u32string marks = vni_marks(c); !marks.empty() && takes_mark(before)) {
      for (const char32_t mark : marks) append_code_point(out, mark);
      before = 0;
      continue;
    }
    const char32_t letter = vni_letter(c);
    before = letter ? letter : c;
    append_code_point(out, before);
  }
  return to_nfc(out);
}

std::string from_tcvn3(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    append_code_point(out, c < 256 && tcvn3_table[c] ? tcvn3_table[c] : c);
  }
  return out;
}

std::string upper(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size()))).toUpper().toUTF8String(out);
  return out;
}

}  // namespace

LegacyEncoding encoding_of_font(std::string_view font) {
  if (font.starts_with(".Vn") || font.starts_with(".VN")) return LegacyEncoding::tcvn3;
  if (font.starts_with("VNI")) return LegacyEncoding::vni;
  return LegacyEncoding::none;
}

// Vietnamese in Unicode has letters of U+1EA0 … U+1EF9 and đ, ơ, ư; an old encoding has none of these but many signs of
// U+00A1 … U+00FF, also such as stand in no Vietnamese word (¸ µ ® ­ «).
LegacyEncoding guess_encoding(std::string_view text) {
  std::size_t high = 0, signs = 0, modern = 0, vni = 0;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c >= 0x100) ++modern;
    if (c >= 0xA1 && c <= 0xFF) {
      ++high;
      if (c < 0xC0 && c != 0xAB && c != 0xBB && c != 0xB0 && c != 0xB7) ++signs;
      if (takes_mark(before) && !vni_marks(c).empty()) ++vni;
    }
    before = c;
  }
  if (modern > 0 || high < 4) return LegacyEncoding::none;
  if (signs * 5 >= high) return LegacyEncoding::tcvn3;
  if (vni * 2 >= high) return LegacyEncoding::vni;
  return LegacyEncoding::none;
}

std::string decode_legacy(std::string_view text, LegacyEncoding encoding, bool capitals) {
  std::string out(text);
  if (encoding == LegacyEncoding::tcvn3) out = from_tcvn3(text);
  if (encoding == LegacyEncoding::vni) out = from_vni(text);
  return capitals ? upper(out) : out;
}

std::string from_windows_1258(std::string_view bytes) {
  const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), "windows-1258");
  std::string out;
  text.toUTF8String(out);
  return to_nfc(out);
}

}  // namespace dh
