// Word documents in TCVN3 and VNI: their text turned into Unicode, with the ranges of comments kept where they were.
#pragma once

#include <string>
#include <vector>

#include "intake/docx_document.h"

namespace dh::intake {

struct ThemeFonts {
  std::string major, minor;  // for Latin letters
};

// By the fonts, unless what is set in them is Unicode all the same; where no old font is told, by statistics of the
// paragraph, or of the whole for paragraphs too short to tell.
void decode_old_fonts(std::vector<DocxParagraph>& paragraphs, const ThemeFonts& theme);
void decode_old_fonts(DocxDocument& document, const ThemeFonts& theme);

}  // namespace dh::intake
