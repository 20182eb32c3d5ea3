// A report as a list of what can be put in order: read off the plan that its pages are written from (report/plan.h), so that
// it shows exactly what stands there, in that order.
#pragma once

#include <string>
#include <vector>

#include "model/synthesis.h"

namespace dh::app {

struct OutlineGroup {
  std::string id;
  std::string representative;  // opinion whose words show it
  std::string text;            // of them the beginning
  std::string printed;         // of them the first line, for finding the page
  int opinions = 0;
  bool singular = false;
  int page = 0;                // of the PDF, from 1; 0: not known
};

// The groups at one place, in one section of the report.
struct OutlinePart {
  std::string section, document, topic, heading;  // as printed; empty where there is none
  std::vector<OutlineGroup> groups;
};
std::vector<OutlinePart> report_outline(const Synthesis& synthesis);

// `pages`: the text of each page as poppler gives it. The first line of each group is looked for behind that of the one
// before; what is not found stays without a page.
void find_pages(std::vector<OutlinePart>& outline, const std::vector<std::string>& pages);

}  // namespace dh::app
