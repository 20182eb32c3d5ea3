// Opinions in PDF files and pictures: by the text layer where there is one, else by Tesseract.
#pragma once

#include "intake/reader.h"

namespace dh::intake {

double recognise_pdf(const Input& input, const Consultation& consultation);
Result<Reading> read_pdf(const Input& input, const Consultation& consultation);

// The text layer alone (UTF-8), as a form or a letter.
Reading read_printed_text(const std::string& text, const Consultation& consultation);

double recognise_picture(const Input& input, const Consultation& consultation);
Result<Reading> read_scanned_picture(const Input& input, const Consultation& consultation);

}  // namespace dh::intake
