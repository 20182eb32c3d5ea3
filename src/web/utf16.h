// Offsets as browsers count them (UTF-16 code units) against bytes of UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dh::web {

// Nothing when it lies past the end or inside a character.
std::optional<std::size_t> bytes_of_utf16(std::string_view text, std::size_t units);
std::size_t utf16_of_bytes(std::string_view text, std::size_t bytes);

}  // namespace dh::web
