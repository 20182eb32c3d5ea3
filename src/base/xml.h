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

std::string xml_escape(std::string_view text);

}  // namespace dh
