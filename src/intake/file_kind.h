// What kind of file bytes are, where several readers must know it: by content first, by the name's ending after.
#pragma once

#include <string>
#include <string_view>

#include "intake/reader.h"

namespace dh::intake {

// Office files that are read after LibreOffice has converted them.
enum class OfficeKind { none, ods, xls, odt, doc, rtf };
std::string_view name(OfficeKind kind);  // "ods"; also the ending of such files

// What follows the last point, in small letters; empty without one.
std::string file_ending(std::string_view name);

// By content alone, save that a compound file with both a text and a workbook in it is what its ending says.
OfficeKind office_kind(const Input& input);

// A DOCX, XLSX or OpenDocument file that a password locks: a compound file around it (MS-OFFCRYPTO 2.3), or a manifest
// that tells of encrypted entries (OpenDocument part 2, 3.4).
bool is_locked(std::string_view bytes);
inline constexpr const char* locked_reason = "is locked with a password";

// A ZIP archive of files, not an office file that is a ZIP archive itself.
bool is_archive_of_files(std::string_view bytes);

}  // namespace dh::intake
