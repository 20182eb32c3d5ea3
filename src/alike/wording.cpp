#include "alike/wording.h"

#include <array>
#include <bit>
#include <cstring>
#include <memory>

#include "text/fold.h"
#include "text/utf8.h"

namespace dh::alike {
namespace {

// What becomes of a character: a letter of the result, or one of these.
enum : std::uint8_t { left_out = 0, as_it_is = 1, after_digit = 2, blank = ' ' };

constexpr std::uint32_t table_size = 0x10000;  // one entry a character of the basic plane

struct Table {
  std::array<std::uint8_t, table_size> become;

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

const Table& table() {
  static const std::unique_ptr<const Table> instance = std::make_unique<const Table>();
  return *instance;
}

// Writes characters one after another and keeps runs of blanks one blank long.
class Writer {
 public:
  explicit Writer(char* out) : at_(out), start_(out) { *at_++ = blank; }

  // `from`: the first byte of the character; three more may be read.
  void take(const std::uint8_t* become, const char* from) {
    std::uint32_t bytes;
    std::memcpy(&bytes, from, 4);
    const std::uint32_t first = bytes & 0xFF;
    const std::uint32_t two = (bytes & 0x1F) << 6 | (bytes >> 8 & 0x3F);
    const std::uint32_t three = (bytes & 0x0F) << 12 | (bytes >> 2 & 0xFC0) | (bytes >> 16 & 0x3F);
    std::uint32_t c = first < 0xE0 ? two : three;
    c = first < 0x80 ? first : c;
    c = first < 0xF0 ? c : std::uint32_t{blank};  // beyond the basic plane: pictures
    const std::uint8_t letter = become[c];
    if (letter == as_it_is || letter == after_digit) [[unlikely]] {
      rare(letter, from, first);
      return;
    }
    *at_ = static_cast<char>(letter);
    at_ += letter != left_out && !(letter == blank && last_ == blank);
    last_ = letter != left_out ? letter : last_;
  }

  std::size_t finish() {
    if (last_ != blank) *at_++ = blank;
    return static_cast<std::size_t>(at_ - start_);
  }

 private:
  void rare(std::uint8_t letter, const char* from, std::uint32_t first) {
    if (letter == after_digit) {
      if (last_ >= '0' && last_ <= '9') {
        *at_++ = '%';
        last_ = '%';
      } else if (last_ != blank) {
        *at_++ = blank;
        last_ = blank;
      }
      return;
    }
    const std::size_t length = first < 0xE0 ? 2 : 3;
    std::memcpy(at_, from, length);
    at_ += length;
    last_ = as_it_is;
  }

  char* at_;
  char* start_;
  std::uint8_t last_ = blank;
};

// A bit at the top of each byte that begins a character.
std::uint64_t beginnings(const char* from) {
  std::uint64_t bytes;
  std::memcpy(&bytes, from, 8);
  return (~bytes | bytes << 1) & 0x8080808080808080u;
}

}  // namespace

std::size_t fold_wording(std::string_view text, char* out) {
  const std::uint8_t* const become = table().become.data();
  Writer writer(out);
  std::size_t at = 0;
  // Where characters begin is found for eight bytes at once, so that no character waits for the length of the one before.
  for (; at + 8 + 3 <= text.size(); at += 8)
    for (std::uint64_t begin = beginnings(text.data() + at); begin != 0; begin &= begin - 1)
      writer.take(become, text.data() + at + static_cast<std::size_t>(std::countr_zero(begin)) / 8);
  char tail[24] = {};
  const std::size_t rest = text.size() - at;  // at most ten bytes, zeros after them
  std::memcpy(tail, text.data() + at, rest);
  for (std::size_t i = 0; i < rest; ++i)
    if ((static_cast<unsigned char>(tail[i]) & 0xC0) != 0x80) writer.take(become, tail + i);
  return writer.finish();
}

std::string wording_of(std::string_view text) {
  std::string out(wording_room(text.size()), '\0');
  out.resize(fold_wording(text, out.data()));
  return out;
}

}  // namespace dh::alike
