// Forms in DOCX ("phiếu góp ý"): questions and answers in a table, or labels and paragraphs.
#pragma once

#include "intake/reader.h"

namespace dh::intake {

double recognise_docx_form(const Input& input, const Consultation& consultation);
Result<Reading> read_docx_form(const Input& input, const Consultation& consultation);

}  // namespace dh::intake
