// UTF-8 as code points. Offsets in this project are bytes into a valid UTF-8 string unless a name says otherwise.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dh {

// Decodes the code point at `at` and moves `at` past it. Invalid bytes give U+FFFD, one byte at a time.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_code_point(std::string& out, char32_t c);

bool is_valid_utf8(std::string_view text);
// Replaces what is not UTF-8 by U+FFFD.
std::string repair_utf8(std::string_view text);

std::size_t code_point_count(std::string_view text);
std::string_view trim(std::string_view text);  // white space, also U+00A0 and U+200B..U+FEFF forms
// White space runs become one space; ends are trimmed.
std::string collapse_space(std::string_view text);
bool is_space(char32_t c);

}  // namespace dh
