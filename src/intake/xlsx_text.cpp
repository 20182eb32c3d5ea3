#include "intake/xlsx_text.h"

#include <charconv>

#include "base/xml.h"
#include "intake/xlsx_xml.h"
#include "text/utf8.h"

namespace dh::intake {

std::string element_text(const pugi::xml_node& element) {
  std::string raw;
  for (const pugi::xml_node part : element.children())
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) raw += part.value();
  std::string text;
  for (std::size_t at = 0; at < raw.size();) {
    unsigned code = 0;
    if (raw.compare(at, 2, "_x") == 0 && at + 6 < raw.size() && raw[at + 6] == '_') {
      const char* end = raw.data() + at + 6;
      const auto read = std::from_chars(raw.data() + at + 2, end, code, 16);
      if (read.ec == std::errc{} && read.ptr == end && (code < 0xD800 || code > 0xDFFF)) {
        if (code >= 0x20 || code == '\t' || code == '\n' || code == '\r') append_code_point(text, code);
        at += 7;
        continue;
      }
    }
    text += raw[at++];
  }
  return repair_utf8(text);
}

RichText read_rich_text(const pugi::xml_node& item) {
  RichText runs;
  for (const pugi::xml_node child : item.children()) {
    const std::string_view name = local_name(child.name());
    if (name == "t") runs.push_back({element_text(child), std::nullopt});
    if (name != "r") continue;
    TextRun run{element_text(named_child(child, "t")), std::nullopt};
    const auto font = named_child(named_child(child, "rPr"), "rFont").attribute("val");
    if (font) run.font = font.value();
    runs.push_back(std::move(run));
  }
  return runs;
}

std::string unicode_text(const RichText& runs, std::string_view cell_font, LegacyEncoding otherwise) {
  // Runs of one font are one text: a word may be cut between them.
  std::string out, part;
  std::string_view part_font;
  for (const TextRun& run : runs) {
    const std::string_view font = run.font ? std::string_view(*run.font) : cell_font;
    if (font != part_font) {
      out += to_unicode(part, part_font, otherwise);
      part.clear();
      part_font = font;
    }
    part += run.text;
  }
  return out + to_unicode(part, part_font, otherwise);
}

}  // namespace dh::intake
