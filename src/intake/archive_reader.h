// ZIP archives of files: every entry is read as if it had come alone, archives in archives too. Not read: locked entries,
// other archives (7z, RAR, tar). The names of entries are only shown and looked at for their ending.
#pragma once

#include "intake/reader.h"

namespace dh::intake {

double recognise_zip(const Input& input, const Consultation& consultation);
Result<Reading> read_zip(const Input& input, const Consultation& consultation);

}  // namespace dh::intake
