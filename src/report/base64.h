// RFC 4648, section 4: so that an office program that saves the file again cannot change a character of the manifest.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dh::report {

std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);  // white space is passed over

}  // namespace dh::report
