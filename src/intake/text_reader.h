// Letters in plain text and Markdown. Read: any encoding (decoded_text.h), lists, quotations of the draft, headings of
// Markdown, tables parted by tabs as spreadsheets write them. Not read: tables, code and HTML inside Markdown, whose
// lines are words as any other.
#pragma once

#include "intake/reader.h"

namespace dh::intake {

double recognise_txt(const Input& input, const Consultation& consultation);
Result<Reading> read_txt(const Input& input, const Consultation& consultation);
double recognise_md(const Input& input, const Consultation& consultation);
Result<Reading> read_md(const Input& input, const Consultation& consultation);

}  // namespace dh::intake
