// The words of an HTML page as a person sees them: scripts, styles, comments and hidden pictures left out, blocks parted
// into lines. Nothing in it is run, fetched or obeyed. Parsing is libxml2's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dh::intake {

struct HtmlParagraph {
  std::string text;      // inner line breaks (<br>) as '\n'; runs of white space as one blank, as a browser shows them
  bool bold = false;     // all of it
  bool bullet = false;   // a list item
  bool quoted = false;   // inside <blockquote>, or a mail program's quotation
  int heading = 0;       // 1 … 6 for <h1> … <h6>
};

Result<std::vector<HtmlParagraph>> html_paragraphs(std::string_view html);

}  // namespace dh::intake
