// Drafts: any office form -> Draft, with the pages and lines at which it is printed.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "intake/docx_document.h"
#include "model/draft.h"

namespace dh::intake {

struct DraftFile {
  Draft draft;
  std::string pdf;  // bytes of the printed form; empty when layout was not asked for
};

struct DraftOptions {
  std::string id;
  std::string version;       // empty: taken from the draft's own words ("dự thảo lần 4"), else "1"
  bool with_layout = true;   // false: no conversion, places stay unknown
  std::function<void(std::string_view step)> progress;  // may be empty
};

// DOCX, PDF with a text layer; ODT, DOC, RTF through LibreOffice in a sandboxed child.
Result<DraftFile> read_draft(std::string_view bytes, std::string_view name, const DraftOptions& options);

// The tree alone. Pure.
Draft structure_of(const DocxDocument& document);

// The draft's PDF with line numbers in its margin (Word's own line numbering), for people to cite from.
Result<std::string> reference_pdf(std::string_view bytes, std::string_view name);

}  // namespace dh::intake
