// The parts of the report's DOCX package that do not depend on what it says (ECMA-376, Open Packaging Conventions).
#pragma once

#include <string>
#include <vector>

#include "base/zip_archive.h"

namespace dh::report {

// Everything but word/document.xml and the manifest's own part.
std::vector<ZipEntry> fixed_parts(const std::string& title, std::string_view carried);

inline constexpr std::string_view word_namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

}  // namespace dh::report
