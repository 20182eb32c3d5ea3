// Vietnamese before Unicode: TCVN3 (TCVN 5712:1993, fonts ".Vn…"), VNI (fonts "VNI-…"), Windows-1258.
#pragma once

#include <string>
#include <string_view>

namespace dh {

enum class LegacyEncoding { none, tcvn3, vni };

// By the name of the font that the text is set in.
LegacyEncoding encoding_of_font(std::string_view font);

// By statistics, for text without a font: whether it reads as Vietnamese when decoded and does not as it stands.
LegacyEncoding guess_encoding(std::string_view text);

// Letters that Vietnamese has in Unicode alone, or its combining marks: an old font's name makes no old bytes of them.
bool has_unicode_vietnamese(std::string_view text);

// Text whose characters stand for the bytes of the old encoding, as office files keep it (U+00AD is byte 0xAD) -> UTF-8
// NFC. Characters that the encoding does not have stay. ".VnTimeH"-like fonts print capitals: pass capitals = true.
std::string decode_legacy(std::string_view text, LegacyEncoding encoding, bool capitals = false);

// Capitals by the font's name: ".VnTimeH".
bool prints_capitals(std::string_view font);

// The text as its writer saw it: decoded when its font is an old one, or, without such a font, when it reads as
// Vietnamese by `otherwise` (what its surroundings are in) or by statistics. Unicode stays as it is.
std::string to_unicode(std::string_view text, std::string_view font, LegacyEncoding otherwise = LegacyEncoding::none);

std::string from_windows_1258(std::string_view bytes);  // -> UTF-8 NFC

}  // namespace dh
