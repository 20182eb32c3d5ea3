// Text from outside on a terminal or in a log: one line, and nothing in it that a terminal obeys.
#pragma once

#include <string>
#include <string_view>

namespace dh {

// Control characters (C0, DEL, C1), line and paragraph separators and marks that turn the writing direction become
// visible signs (U+2400 …, U+FFFD); bytes that are no UTF-8 become U+FFFD.
std::string printable(std::string_view text);

// A file's name as UTF-8 from which the name can be told again: bytes that are no UTF-8 become "\xHH".
std::string name_as_text(std::string_view name);

}  // namespace dh
