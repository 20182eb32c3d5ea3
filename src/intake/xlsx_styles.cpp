#include "intake/xlsx_styles.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cmath>
#include <map>

#include "base/xml.h"
#include "intake/xlsx_xml.h"

namespace dh::intake {
namespace {

// ECMA-376 part 1, 18.8.30. The formats of East Asian languages (27…36, 50…58) are dates too.
std::string built_in_format(int id) {
  switch (id) {
    case 1: return "0";
    case 2: return "0.00";
    case 3: return "#,##0";
    case 4: return "#,##0.00";
    case 9: return "0%";
    case 10: return "0.00%";
    default: return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? "d/m/y" : "";
  }
}

// Whether the format has a day or a year in it, outside of quotes, brackets and escapes.
bool is_date(std::string_view format) {
  for (std::size_t at = 0; at < format.size(); ++at) {
    switch (format[at]) {
      case '"': case '[': {
        const std::size_t end = format.find(format[at] == '"' ? '"' : ']', at + 1);
        if (end == std::string_view::npos) return false;
        at = end;
        break;
      }
      case '\\': case '_': case '*': ++at; break;
      case ';': return false;
      case 'd': case 'D': case 'y': case 'Y': return true;
      default: break;
    }
  }
  return false;
}

std::string iso_day(double serial, bool from_1904) {
  using namespace std::chrono;
  // The calendar from 1900 counts a 29 February 1900 that never was, as day 60.
  const sys_days zero = from_1904 ? sys_days{1904y / 1 / 1} : serial < 60 ? sys_days{1899y / 12 / 31} : sys_days{1899y / 12 / 30};
  const year_month_day day{zero + days{static_cast<int>(std::floor(serial))}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

}  // namespace

std::vector<CellFormat> read_cell_formats(const pugi::xml_document& styles) {
  const pugi::xml_node root = styles.document_element();
  std::vector<std::string> fonts;
  for (const pugi::xml_node font : named_children(named_child(root, "fonts"), "font"))
    fonts.emplace_back(named_child(font, "name").attribute("val").value());
  std::map<int, std::string> formats;
  for (const pugi::xml_node format : named_children(named_child(root, "numFmts"), "numFmt"))
    formats[format.attribute("numFmtId").as_int()] = format.attribute("formatCode").value();

  std::vector<CellFormat> result;
  for (const pugi::xml_node xf : named_children(named_child(root, "cellXfs"), "xf")) {
    CellFormat& format = result.emplace_back();
    if (const auto font = xf.attribute("fontId").as_uint(); font < fonts.size()) format.font = fonts[font];
    const int id = xf.attribute("numFmtId").as_int();
    const auto own = formats.find(id);
    format.number = own != formats.end() ? own->second : built_in_format(id);
  }
  return result;
}

std::string shown_number(std::string_view value, std::string_view format, bool from_1904) {
  double number = 0;
  const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
  if (read.ec != std::errc{} || read.ptr != value.data() + value.size() || !std::isfinite(number))
    return std::string(value);
  if (is_date(format) && number >= 0 && number < 2'958'466) return iso_day(number, from_1904);
  if (std::fabs(number) < 1e15) {
    if (format == "0") return fmt::format("{:.0f}", number);
    if (format == "0.0") return fmt::format("{:.1f}", number);
    if (format == "0.00") return fmt::format("{:.2f}", number);
    if (format == "0%") return fmt::format("{:.0f}%", number * 100);
    if (format == "0.00%") return fmt::format("{:.2f}%", number * 100);
    // Codes such as 0501 kept as numbers: zeros alone, more than one.
    if (format.size() > 1 && format.size() < 30 && format.find_first_not_of('0') == std::string_view::npos)
      return fmt::format("{:0{}.0f}", number, format.size());
    if (number == std::floor(number)) return fmt::format("{:.0f}", number);
  }
  return fmt::format("{:.15g}", number);
}

}  // namespace dh::intake
