#include "alike/wording_letters.h"

#include <cstring>
#include <memory>
#include <string>

#include "text/fold.h"
#include "text/utf8.h"

namespace dh::alike {
namespace {

struct Table {
  std::array<std::uint8_t, 0x10000> become;

  Table() {
    become.fill(as_it_is);
    for (std::uint32_t c = 0; c < 0x2000; ++c) become[c] = of(c);
    std::memset(&become[0x2000], blank, 0x2C00 - 0x2000);  // punctuation, arrows, symbols
    std::memset(&become[0x3000], blank, 0x40);             // punctuation of East Asia
    std::memset(&become[0xD800], blank, 0x2000 + 0x100);   // surrogates, private use
    std::memset(&become[0xFE00], left_out, 0x10);          // selectors of variants
    for (const std::uint32_t c : {0x00ADu, 0x200Bu, 0x200Cu, 0x200Du, 0x2060u, 0xFEFFu}) become[c] = left_out;  // invisible
    become['%'] = after_digit;
  }

  static std::uint8_t of(std::uint32_t c) {
    if (c >= 0x300 && c < 0x370) return left_out;  // combining marks
    std::string letter;
    append_code_point(letter, static_cast<char32_t>(c));
    const std::string folded = fold_words(letter, Fold::marks);
    if (folded.empty()) return blank;
    return folded.size() == 1 ? static_cast<std::uint8_t>(folded[0]) : std::uint8_t{as_it_is};
  }
};

}  // namespace

const std::array<std::uint8_t, 0x10000>& wording_letters() {
  static const std::unique_ptr<const Table> instance = std::make_unique<const Table>();
  return instance->become;
}

}  // namespace dh::alike
