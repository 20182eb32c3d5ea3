// LibreOffice in a sandboxed child process: office files -> DOCX and XLSX, DOCX -> PDF.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace dh::intake {

// `ending` is that of the source without its point: "odt", "doc", "rtf".
Result<std::string> convert_to_docx(std::string_view bytes, std::string_view ending);

// `ending`: "ods", "xls". Sheets keep their names and cells their addresses.
Result<std::string> convert_to_xlsx(std::string_view bytes, std::string_view ending);

// With a named destination for every bookmark. Refused without a font that has the letters of Vietnamese in the widths
// of Times New Roman: every line would break elsewhere.
Result<std::string> convert_to_pdf(std::string_view docx);

// Does the answer of `fc-match -v` name a Liberation Serif that covers Vietnamese?
bool names_fit_font(std::string_view fc_match_answer);

}  // namespace dh::intake
