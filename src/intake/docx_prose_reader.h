// Word documents that report opinions in prose: minutes of a meeting (who said what, "Đ/c X đề nghị …; đ/c Y không đồng
// ý …") and a unit's report by headings ("Có 05 ý kiến đề nghị …": the number is people, kept apart from the count of
// records). Any other letter in Word is read as a letter.
#pragma once

#include "intake/reader.h"

namespace dh::intake {

double recognise_docx_minutes(const Input& input, const Consultation& consultation);
Result<Reading> read_docx_minutes(const Input& input, const Consultation& consultation);

double recognise_docx_report(const Input& input, const Consultation& consultation);
Result<Reading> read_docx_report(const Input& input, const Consultation& consultation);

double recognise_docx_letter(const Input& input, const Consultation& consultation);
Result<Reading> read_docx_letter(const Input& input, const Consultation& consultation);

}  // namespace dh::intake
