// Tables as office files.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "lines.h"

namespace dh::sample {

// One sheet a table, each with its name. In the rows "<" joins a cell to the one on its left, "^" to the one above.
Status write_xlsx(const std::filesystem::path& path, const std::vector<std::pair<std::string, TextTable>>& sheets);

// RFC 4180 with a byte order mark, UTF-8 NFC, comma.
std::string csv_with_commas(const TextTable& table);
// What a spreadsheet on macOS saves: semicolon, UTF-8 NFD, no byte order mark.
Result<std::string> csv_with_semicolons_nfd(const TextTable& table);

}  // namespace dh::sample
