// The readable form in which the sample's documents are written, one paragraph a line:
//   # …, ## …, ### …      headings of Word's own styles
//   **…**, *…*, ***…***   bold, italic, both; "[^1]" refers to the footnote defined by a line "[^1]: …"
//   @title, @center, @bullet before a paragraph
//   @columns center|left … @end   two columns without borders, "left | right" a line
//   @table 10 50 40 … @end        a table with the widths in hundredths, "cell | cell | cell" a line
#pragma once

#include <string_view>

#include "base/result.h"
#include "document.h"

namespace dh::sample {

Result<Document> parse_markup(std::string_view text, std::string_view name);

// The runs of one line: bold, italic and references to footnotes.
std::vector<Run> parse_runs(std::string_view line);

Paragraph plain_paragraph(std::string_view line, std::string style = {}, std::string alignment = {});

}  // namespace dh::sample
