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

// Text whose characters stand for the bytes of the old encoding, as office files keep it (U+00AD is byte 0xAD) -> UTF-8
// NFC. Characters that the encoding does not have stay. ".VnTimeH"-like fonts print capitals: pass capitals = true.
std::string decode_legacy(std::string_view text, LegacyEncoding encoding, bool capitals = false);

std::string from_windows_1258(std::string_view bytes);  // -> UTF-8 NFC

}  // namespace dh
