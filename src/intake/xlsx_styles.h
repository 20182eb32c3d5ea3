// styles.xml of a workbook: of each cell format its font's name and how it shows numbers.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace dh::intake {

struct CellFormat {
  std::string font;    // "" when not told
  std::string number;  // the code, "" for General; of built-in formats the ones that matter here
};

std::vector<CellFormat> read_cell_formats(const pugi::xml_document& styles);

// A number as the format shows it where the format is plain, a date as its ISO 8601 day, else as General shows it.
std::string shown_number(std::string_view value, std::string_view format, bool from_1904);

}  // namespace dh::intake
