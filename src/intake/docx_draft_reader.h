// The draft itself, returned with Word comments and tracked changes.
#pragma once

#include "intake/reader.h"

namespace dh::intake {

double recognise_docx_draft(const Input& input, const Consultation& consultation);
Result<Reading> read_docx_draft(const Input& input, const Consultation& consultation);

}  // namespace dh::intake
