// Styles and numbering of a DOCX file, resolved: what a paragraph or run looks like when it says nothing itself.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/xml.h"

namespace dh::intake {

pugi::xml_node ooxml_child(pugi::xml_node node, std::string_view local);      // by local name; empty when absent
std::string ooxml_attribute(pugi::xml_node node, std::string_view local);     // by local name; "" when absent; valid UTF-8
// 0 when absent or no number; what is past ±500 000, which no program writes, is cut to that.
int ooxml_number(pugi::xml_node node, std::string_view local);
// On/off properties (ECMA-376 17.17.4): present without a value is on.
bool ooxml_is_on(pugi::xml_node parent, std::string_view local, bool otherwise);

struct RunLook {
  bool bold = false, italic = false, underline = false, strike = false, highlighted = false;
  std::string colour;
  std::string font;  // of letters beyond ASCII, which alone tell an old encoding; "minor" or "major" of the theme resolved later
  double size_pt = 0;

  void apply(pugi::xml_node run_properties);  // w:rPr over what is there
};

struct StyleLook {
  std::string name;  // lower case
  RunLook run;
  int outline_level = -1;
  std::string alignment;
  std::string numbering_id;
  int numbering_level = 0;
};

class DocxStyles {
 public:
  void read(pugi::xml_node styles);  // w:styles
  const StyleLook& paragraph_style(const std::string& id) const;  // the default style for "" and unknown ids
  RunLook run_style(const std::string& id, const RunLook& base) const;

 private:
  struct Raw {
    std::string name, based_on;
    pugi::xml_node node;
  };
  void resolve(const std::string& id, int depth);
  std::map<std::string, Raw> raw_;
  std::map<std::string, StyleLook> resolved_;
  std::string default_id_;
  StyleLook base_;
};

// Labels of automatic numbering (ECMA-376 17.9), counted as the paragraphs pass by.
class DocxNumbering {
 public:
  void read(pugi::xml_node numbering);  // w:numbering
  std::string next_label(const std::string& num_id, int level);

 private:
  struct Level {
    std::string format = "decimal", text;
    int start = 1;
  };
  std::map<std::string, std::map<int, Level>> abstract_;
  std::map<std::string, std::string> abstract_of_;             // numId -> abstractNumId
  std::map<std::string, std::map<int, int>> start_override_;   // numId -> level -> start
  std::map<std::string, std::vector<int>> counters_;           // by abstractNumId: lists that share one go on counting
  std::map<std::string, bool> seen_;
};

}  // namespace dh::intake
