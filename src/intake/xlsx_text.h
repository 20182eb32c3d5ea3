// The text of cells: runs in fonts, of which old ones stand for old encodings.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "text/legacy_encoding.h"

namespace dh::intake {

struct TextRun {
  std::string text;
  std::optional<std::string> font;  // nothing: the font of the cell
};
using RichText = std::vector<TextRun>;

// Of an <si> or <is> element, phonetic readings left out.
RichText read_rich_text(const pugi::xml_node& item);

// Character data, with "_x000D_"-like escapes of ECMA-376 part 1, 22.9.2.19, resolved.
std::string element_text(const pugi::xml_node& element);

// In Unicode, whatever the fonts are. `otherwise`: what text without an old font is in, where the workbook as a whole
// reads so.
std::string unicode_text(const RichText& runs, std::string_view cell_font, LegacyEncoding otherwise = LegacyEncoding::none);

}  // namespace dh::intake
