// Writes a document as DOCX (ECMA-376 transitional): styles, footnotes, comments with answers, tracked changes.
#pragma once

#include <string>

#include "base/result.h"
#include "document.h"

namespace dh::sample {

Result<std::string> write_docx(const Document& document);

}  // namespace dh::sample
