// The draft itself, returned with Word comments, threads of them, tracked changes, or new words in a colour.
#pragma once

#include "intake/reader.h"

namespace dh::intake {

double recognise_docx_draft(const Input& input, const Consultation& consultation);
Result<Reading> read_docx_draft(const Input& input, const Consultation& consultation);

}  // namespace dh::intake
