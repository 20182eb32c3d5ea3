// The words of a wording, one after another: eight bytes are looked at at once.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace dh::alike {

// Calls `each` with every word and its first eight bytes (zeros after a shorter one). `wording` begins and ends with a
// blank, as wordings do; eight bytes after it must be readable.
template <class Each>
void each_word(std::string_view wording, const Each& each) {
  for (std::size_t at = 1; at < wording.size();) {
    std::uint64_t word;
    std::memcpy(&word, wording.data() + at, 8);
    const std::uint64_t differing = word ^ 0x2020202020202020u;  // a zero byte where a blank is
    const std::uint64_t blanks = (differing - 0x0101010101010101u) & ~differing & 0x8080808080808080u;
    std::size_t length;
    if (blanks != 0) [[likely]] {
      length = static_cast<std::size_t>(std::countr_zero(blanks)) / 8;
      word &= (std::uint64_t{1} << 8 * length) - 1;
    } else {
      length = wording.find(' ', at + 8) - at;
    }
    each(wording.substr(at, length), word);
    at += length + 1;
  }
}

}  // namespace dh::alike
