// XML trees (pugixml) with a limit on depth. pugixml expands no entity of a document type, so entity bombs and
// external entities have no effect; a document type is refused all the same, no office file needs one.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dh {

Result<pugi::xml_document> parse_xml(std::string_view bytes, std::string_view name);

// The part after the colon: "w:p" -> "p".
std::string_view local_name(const char* name);

// Has XML 1.0 this character (section 2.2)? One that it has not makes the whole document unreadable, even as a reference.
constexpr bool is_xml_char(char32_t c) {
  return c >= 0x20 ? c < 0xD800 || (c > 0xDFFF && c < 0xFFFE) || (c > 0xFFFF && c < 0x110000) : c == '\t' || c == '\n' || c == '\r';
}

// Valid UTF-8, for text and attributes; U+FFFD shows that a character stood here that XML has not.
std::string xml_escape(std::string_view text);

}  // namespace dh
