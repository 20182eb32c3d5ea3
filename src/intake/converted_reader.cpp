#include "intake/converted_reader.h"

#include "base/limits.h"
#include "intake/office_conversion.h"
#include "intake/opinion_table.h"

namespace dh::intake {
namespace {

Result<Reading> read_as_modern(OfficeKind kind, const Input& input, const Consultation& consultation) {
  if (kind == OfficeKind::ods || kind == OfficeKind::xls) {
    const std::string xlsx = TRY(convert_to_xlsx(input.bytes, name(kind)));
    return read_xlsx({xlsx, input.name}, consultation);
  }
  const std::string docx = TRY(convert_to_docx(input.bytes, name(kind)));
  // Not under the old ending, which would bring it here again.
  const std::string modern = std::string(input.name) + ".docx";
  return read_any({docx, modern}, consultation);
}

}  // namespace

double sureness_of(OfficeKind kind, const Input& input) {
  const OfficeKind found = office_kind(input);
  if (found != OfficeKind::none) return found == kind ? 0.95 : 0;
  // Damaged, or of a kind that its ending hides: tried when nobody else reads it.
  return file_ending(input.name) == name(kind) ? 0.05 : 0;
}

Result<Reading> convert_and_read(OfficeKind kind, const Input& input, const Consultation& consultation) {
  if (input.bytes.size() > limits::file_bytes) return fail(Error::Kind::limit, "file too large");
  if (is_locked(input.bytes)) return fail(Error::Kind::bad_input, locked_reason, std::string(input.name));
  Result<Reading> reading = read_as_modern(kind, input, consultation);
  if (!reading) {
    Error error = reading.error();
    error.file = std::string(input.name);
    return tl::unexpected(std::move(error));
  }
  reading->form = name(kind);
  for (Error& problem : reading->problems) problem.file.clear();  // told by the name that was received
  return reading;
}

}  // namespace dh::intake
