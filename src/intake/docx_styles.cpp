#include "intake/docx_styles.h"

#include <algorithm>
#include <cstdlib>

#include "text/utf8.h"

namespace dh::intake {
namespace {

constexpr int style_chain_limit = 32;

std::string lower_ascii(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
  return text;
}

std::string roman(int number, bool upper) {
  static constexpr std::pair<int, const char*> digits[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                                           {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                                           {5, "v"},    {4, "iv"},   {1, "i"}};
  std::string out;
  if (number <= 0 || number > 3999) return std::to_string(number);
  for (const auto& [value, letters] : digits)
    for (; number >= value; number -= value) out += letters;
  if (upper) std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return out;
}

std::string label_number(int number, const std::string& format) {
  if (format == "upperRoman") return roman(number, true);
  if (format == "lowerRoman") return roman(number, false);
  if (format == "upperLetter" || format == "lowerLetter") {
    const char first = format == "upperLetter" ? 'A' : 'a';
    const int index = std::max(number - 1, 0);
    return std::string(static_cast<std::size_t>(std::min(index / 26 + 1, 8)), static_cast<char>(first + index % 26));
  }
  if (format == "decimalZero" && number < 10) return "0" + std::to_string(number);
  return std::to_string(number);
}

}  // namespace

pugi::xml_node ooxml_child(pugi::xml_node node, std::string_view local) {
  for (const pugi::xml_node child : node.children())
    if (local_name(child.name()) == local) return child;
  return {};
}

std::string ooxml_attribute(pugi::xml_node node, std::string_view local) {
  for (const pugi::xml_attribute attribute : node.attributes())
    if (local_name(attribute.name()) == local) return repair_utf8(attribute.value());
  return {};
}

int ooxml_number(pugi::xml_node node, std::string_view local) {
  return static_cast<int>(std::clamp(std::strtol(ooxml_attribute(node, local).c_str(), nullptr, 10), -500'000L, 500'000L));
}

bool ooxml_is_on(pugi::xml_node parent, std::string_view local, bool otherwise) {
  const pugi::xml_node node = ooxml_child(parent, local);
  if (!node) return otherwise;
  const std::string value = ooxml_attribute(node, "val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

void RunLook::apply(pugi::xml_node properties) {
  if (!properties) return;
  bold = ooxml_is_on(properties, "b", bold);
  italic = ooxml_is_on(properties, "i", italic);
  underline = ooxml_is_on(properties, "u", underline);
  strike = ooxml_is_on(properties, "strike", strike);
  if (const pugi::xml_node mark = ooxml_child(properties, "highlight"))
    highlighted = ooxml_attribute(mark, "val") != "none";
  if (const pugi::xml_node shade = ooxml_child(properties, "shd")) {
    const std::string fill = lower_ascii(ooxml_attribute(shade, "fill"));
    highlighted = highlighted || (!fill.empty() && fill != "auto" && fill != "ffffff");
  }
  if (const pugi::xml_node node = ooxml_child(properties, "color")) {
    colour = ooxml_attribute(node, "val");
    if (colour == "auto") colour.clear();
  }
  if (const pugi::xml_node fonts = ooxml_child(properties, "rFonts")) {
    // ECMA-376 17.3.2.26: the letters of Latin-1 are set in hAnsi, and a theme's font goes before a named one.
    for (const char* script : {"hAnsi", "ascii", "cs"}) {
      const std::string theme = ooxml_attribute(fonts, std::string(script) + (script == std::string_view("cs") ? "theme" : "Theme"));
      const std::string value = theme.empty() ? ooxml_attribute(fonts, script) : theme;
      if (value.empty()) continue;
      font = value;
      break;
    }
  }
  if (const pugi::xml_node node = ooxml_child(properties, "sz")) size_pt = std::atof(ooxml_attribute(node, "val").c_str()) / 2;
}

void DocxStyles::read(pugi::xml_node styles) {
  const pugi::xml_node defaults = ooxml_child(styles, "docDefaults");
  base_.run.apply(ooxml_child(ooxml_child(defaults, "rPrDefault"), "rPr"));
  for (const pugi::xml_node style : styles.children()) {
    if (local_name(style.name()) != "style") continue;
    const std::string id = ooxml_attribute(style, "styleId");
    raw_[id] = {lower_ascii(ooxml_attribute(ooxml_child(style, "name"), "val")),
                ooxml_attribute(ooxml_child(style, "basedOn"), "val"), style};
    const std::string is_default = ooxml_attribute(style, "default");
    if (ooxml_attribute(style, "type") == "paragraph" && (is_default == "1" || is_default == "true")) default_id_ = id;
  }
  for (const auto& [id, raw] : raw_) resolve(id, 0);
}

void DocxStyles::resolve(const std::string& id, int depth) {
  if (resolved_.contains(id) || depth > style_chain_limit) return;
  const auto found = raw_.find(id);
  if (found == raw_.end()) return;
  const Raw& raw = found->second;
  StyleLook look = base_;
  if (!raw.based_on.empty() && raw.based_on != id) {
    resolve(raw.based_on, depth + 1);
    if (const auto above = resolved_.find(raw.based_on); above != resolved_.end()) look = above->second;
  }
  look.name = raw.name;
  look.run.apply(ooxml_child(raw.node, "rPr"));
  const pugi::xml_node properties = ooxml_child(raw.node, "pPr");
  if (const pugi::xml_node level = ooxml_child(properties, "outlineLvl"))
    look.outline_level = ooxml_number(level, "val");
  if (look.outline_level > 8) look.outline_level = -1;
  if (const pugi::xml_node align = ooxml_child(properties, "jc")) look.alignment = ooxml_attribute(align, "val");
  if (const pugi::xml_node numbering = ooxml_child(properties, "numPr")) {
    if (const pugi::xml_node node = ooxml_child(numbering, "numId")) look.numbering_id = ooxml_attribute(node, "val");
    look.numbering_level = ooxml_number(ooxml_child(numbering, "ilvl"), "val");
  }
  // "heading 3" carries its level in its name even when a converter left the outline level out.
  if (look.outline_level < 0 && raw.name.starts_with("heading ") && raw.name.size() == 9 && raw.name[8] >= '1' && raw.name[8] <= '9')
    look.outline_level = raw.name[8] - '1';
  resolved_[id] = std::move(look);
}

const StyleLook& DocxStyles::paragraph_style(const std::string& id) const {
  if (const auto found = resolved_.find(id); found != resolved_.end()) return found->second;
  if (const auto found = resolved_.find(default_id_); found != resolved_.end()) return found->second;
  return base_;
}

RunLook DocxStyles::run_style(const std::string& id, const RunLook& base) const {
  RunLook look = base;
  if (const auto found = raw_.find(id); found != raw_.end()) look.apply(ooxml_child(found->second.node, "rPr"));
  return look;
}

void DocxNumbering::read(pugi::xml_node numbering) {
  for (const pugi::xml_node node : numbering.children()) {
    const std::string_view kind = local_name(node.name());
    if (kind == "abstractNum") {
      auto& levels = abstract_[ooxml_attribute(node, "abstractNumId")];
      for (const pugi::xml_node level : node.children()) {
        if (local_name(level.name()) != "lvl") continue;
        Level& one = levels[ooxml_number(level, "ilvl")];
        one.text = ooxml_attribute(ooxml_child(level, "lvlText"), "val");
        if (const pugi::xml_node format = ooxml_child(level, "numFmt")) one.format = ooxml_attribute(format, "val");
        if (const pugi::xml_node start = ooxml_child(level, "start")) one.start = ooxml_number(start, "val");
      }
    } else if (kind == "num") {
      const std::string id = ooxml_attribute(node, "numId");
      abstract_of_[id] = ooxml_attribute(ooxml_child(node, "abstractNumId"), "val");
      for (const pugi::xml_node change : node.children()) {
        const pugi::xml_node start = ooxml_child(change, "startOverride");
        if (start)
          start_override_[id][ooxml_number(change, "ilvl")] = ooxml_number(start, "val");
      }
    }
  }
}

std::string DocxNumbering::next_label(const std::string& num_id, int level) {
  if (num_id.empty() || num_id == "0" || level < 0 || level > 8) return {};
  const auto list = abstract_of_.find(num_id);
  if (list == abstract_of_.end()) return {};
  const auto& levels = abstract_[list->second];
  const auto found = levels.find(level);
  if (found == levels.end()) return {};
  if (found->second.format == "bullet") return "-";
  if (found->second.format == "none") return {};
  std::vector<int>& counters = counters_[list->second];
  if (counters.empty()) {
    counters.assign(9, 0);
    for (int i = 0; i < 9; ++i)
      if (const auto known = levels.find(i); known != levels.end()) counters[static_cast<std::size_t>(i)] = known->second.start - 1;
  }
  if (!seen_[num_id]) {
    seen_[num_id] = true;
    for (const auto& [at, start] : start_override_[num_id])
      if (at >= 0 && at < 9) counters[static_cast<std::size_t>(at)] = start - 1;
  }
  ++counters[static_cast<std::size_t>(level)];
  for (int i = level + 1; i < 9; ++i) {
    const auto known = levels.find(i);
    counters[static_cast<std::size_t>(i)] = known == levels.end() ? 0 : known->second.start - 1;
  }
  std::string label;
  const std::string& pattern = found->second.text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%' || i + 1 >= pattern.size() || pattern[i + 1] < '1' || pattern[i + 1] > '9') {
      label += pattern[i];
      continue;
    }
    const int at = pattern[++i] - '1';
    const auto known = levels.find(at);
    label += label_number(std::max(counters[static_cast<std::size_t>(at)], 1), known == levels.end() ? "decimal" : known->second.format);
  }
  return label;
}

}  // namespace dh::intake
