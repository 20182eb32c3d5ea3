// Forms in DOCX ("phiếu góp ý"): questions and answers in a table, or labels and paragraphs.
#pragma once

#include <string>
#include <vector>

#include "intake/reader.h"

namespace dh::intake {

double recognise_docx_form(const Input& input, const Consultation& consultation);
Result<Reading> read_docx_form(const Input& input, const Consultation& consultation);

// A form as lines of text, as a PDF or a scan gives it: labels and answers, one part.
void read_form_lines(Reading& reading, const std::vector<std::string>& lines, const Consultation& consultation, std::string part);

}  // namespace dh::intake
