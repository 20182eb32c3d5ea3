// Office files of other programs and older years: ODS and XLS become XLSX, ODT, DOC and RTF become DOCX, in a sandboxed
// LibreOffice; then the readers of those read them, with all that they know. Not read: files locked with a password.
#pragma once

#include "intake/file_kind.h"
#include "intake/reader.h"

namespace dh::intake {

double sureness_of(OfficeKind kind, const Input& input);
Result<Reading> convert_and_read(OfficeKind kind, const Input& input, const Consultation& consultation);

template <OfficeKind kind>
double recognise_converted(const Input& input, const Consultation&) {
  return sureness_of(kind, input);
}

template <OfficeKind kind>
Result<Reading> read_converted(const Input& input, const Consultation& consultation) {
  return convert_and_read(kind, input, consultation);
}

}  // namespace dh::intake
