#include "alike/wording_letters.h"

#include <cstring>
#include <memory>
#include <string>

#include "text/fold.h"
#include "text/utf8.h"

namespace dh::alike {
namespace {

struct Table : WordingLetters {
  Table() {
    become.fill(as_it_is);
    for (std::uint32_t c = 0; c < 0x2000; ++c) become[c] = of(c);
    std::memset(&become[0x2000], blank, 0x2C00 - 0x2000);  // punctuation, arrows, symbols
    std::memset(&become[0x3000], blank, 0x40);             // punctuation of East Asia
    std::memset(&become[0xD800], blank, 0x2000 + 0x100);   // surrogates, private use
    std::memset(&become[0xFE00], left_out, 0x10);          // selectors of variants
    for (const std::uint32_t c : {0x00ADu, 0x200Bu, 0x200Cu, 0x200Du, 0x2060u, 0xFEFFu}) become[c] = left_out;  // invisible
    become['%'] = after_digit;
    constexpr std::array<std::uint32_t, 6> firsts = {0xC0, 0x100, 0x140, 0x180, 0x1E80, 0x1EC0};
    for (std::size_t i = 0; i < firsts.size(); ++i) pages[i] = page(firsts[i], i != 0);
  }

  LetterPage page(std::uint32_t first, bool pairs) const {
    LetterPage out{first, pairs, {}};
    for (std::uint32_t i = 0; i < out.become.size(); ++i) {
      const std::uint8_t one = become[first + (pairs ? 2 * i : i)], other = become[first + (pairs ? 2 * i + 1 : i + 32)];
      out.become[i] = one == other && one >= blank ? one : std::uint8_t{0};
    }
    return out;
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

const WordingLetters& wording_letters() {
  static const std::unique_ptr<const Table> instance = std::make_unique<const Table>();
  return *instance;
}

}  // namespace dh::alike
