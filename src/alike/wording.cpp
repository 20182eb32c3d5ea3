// Compiled once for each instruction set: see highway/foreach_target.h.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "alike/wording.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <bit>
#include <cstring>
#include <string_view>

#include "alike/wording.h"
#include "alike/wording_letters.h"

HWY_BEFORE_NAMESPACE();
namespace dh::alike::HWY_NAMESPACE {

// Writes characters one after another and keeps runs of blanks one blank long.
class Writer {
 public:
  explicit Writer(char* out) : at_(out), start_(out) { *at_++ = blank; }

  // `from`: the first byte of a character; three more may be read.
  static HWY_INLINE std::uint8_t fate(const std::uint8_t* become, const char* from) {
    std::uint32_t bytes;
    std::memcpy(&bytes, from, 4);
    const std::uint32_t first = bytes & 0xFF;
    const std::uint32_t two = (bytes & 0x1F) << 6 | (bytes >> 8 & 0x3F);
    const std::uint32_t three = (bytes & 0x0F) << 12 | (bytes >> 2 & 0xFC0) | (bytes >> 16 & 0x3F);
    std::uint32_t c = first < 0xE0 ? two : three;
    c = first < 0x80 ? first : c;
    c = first < 0xF0 ? c : std::uint32_t{blank};  // beyond the basic plane: pictures
    return become[c];
  }

  HWY_INLINE void take(const std::uint8_t* become, const char* from) {
    const std::uint8_t letter = fate(become, from);
    if (letter == as_it_is || letter == after_digit) [[unlikely]] {
      rare(letter, from);
      return;
    }
    *at_ = static_cast<char>(letter);
    at_ += letter != left_out && !(letter == blank && last_ == blank);
    last_ = letter != left_out ? letter : last_;
  }

#if HWY_ARCH_X86_64 && HWY_TARGET <= HWY_AVX2
  // Thirty-two bytes at once: ASCII and the pages of Vietnamese letters are folded in vectors, what else there is letter by
  // letter into the same places, and the bytes that make no letter are pressed out. False, and nothing done, when a rare
  // character is among them. After the bytes three more must be readable, and forty be writable.
  HWY_INLINE bool take_block(const WordingLetters& letters, const char* from) {
    const __m256i bytes = load(from);
    const __m256i digits = is_in(bytes, '0', 10);
    const __m256i lower = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));
    __m256i folded = _mm256_blendv_epi8(_mm256_set1_epi8(' '), bytes, digits);
    folded = _mm256_blendv_epi8(folded, lower, is_in(lower, 'a', 26));
    const std::uint32_t beyond = mask(bytes), inner = mask(_mm256_cmpgt_epi8(_mm256_set1_epi8(-64), bytes));  // 10xxxxxx
    std::uint32_t keep = ~inner, begin = beyond & ~inner;
    if (begin != 0) {
      const __m256i found = page_letters(letters, bytes, load(from + 1), load(from + 2));
      const __m256i none = _mm256_cmpeq_epi8(found, _mm256_setzero_si256());
      folded = _mm256_blendv_epi8(found, folded, none);
      const std::uint32_t marks = mask(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(static_cast<char>(0xCC))));  // U+0300 to 033F
      keep &= ~marks;
      begin &= mask(none) & ~marks;
    }
    alignas(32) char room[32];
    const std::uint32_t percents = mask(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('%')));
    if (percents != 0) [[unlikely]] {
      if ((percents & beyond << 1) != 0) return false;
      const bool digit_before = last_ >= '0' && last_ <= '9';
      _mm256_store_si256(reinterpret_cast<__m256i*>(room), folded);
      for (std::uint32_t after = percents & (mask(digits) << 1 | (digit_before ? 1u : 0u)); after != 0; after &= after - 1) room[std::countr_zero(after)] = '%';
      folded = _mm256_load_si256(reinterpret_cast<const __m256i*>(room));
    }
    _mm256_store_si256(reinterpret_cast<__m256i*>(room), folded);
    std::uint32_t blanks = mask(_mm256_cmpeq_epi8(folded, _mm256_set1_epi8(' '))) & keep & ~begin;
    for (; begin != 0; begin &= begin - 1) {
      const unsigned i = static_cast<unsigned>(std::countr_zero(begin));
      const std::uint8_t letter = fate(letters.become.data(), from + i);
      if (letter == as_it_is) [[unlikely]]
        return false;
      room[i] = static_cast<char>(letter);
      keep &= ~(static_cast<std::uint32_t>(letter == left_out) << i);
      blanks |= static_cast<std::uint32_t>(letter == blank) << i;
    }
    // A blank whose neighbour before it, bytes that are left out apart, is a blank: what follows a blank is carried over
    // the bytes left out by an addition.
    const std::uint32_t out = ~keep, after_blank = blanks << 1 | (last_ == blank ? 1u : 0u);
    const std::uint32_t again = (after_blank | ((after_blank & out) + out) ^ out) & blanks;
    const std::size_t count = press(room, keep & ~again, at_);
    at_ += count;
    if (count != 0) last_ = static_cast<std::uint8_t>(at_[-1]);
    return true;
  }

  static HWY_INLINE __m256i load(const char* from) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)); }
  static HWY_INLINE std::uint32_t mask(__m256i value) { return static_cast<std::uint32_t>(_mm256_movemask_epi8(value)); }
  static HWY_INLINE __m256i is_in(__m256i value, char first, char count) {
    const __m256i shifted = _mm256_sub_epi8(value, _mm256_set1_epi8(static_cast<char>(first - 128)));
    return _mm256_cmpgt_epi8(_mm256_set1_epi8(static_cast<char>(count - 128)), shifted);
  }

  // The letters of characters in the pages, where they begin; zeros elsewhere. `second`, `third`: the bytes after each.
  static HWY_INLINE __m256i page_letters(const WordingLetters& letters, __m256i first, __m256i second, __m256i third) {
    const __m256i low4 = _mm256_set1_epi8(0x0F), low6 = _mm256_set1_epi8(0x3F);
    const __m256i half_second = _mm256_srli_epi16(_mm256_and_si256(second, low6), 1), half_third = _mm256_srli_epi16(_mm256_and_si256(third, low6), 1);
    const auto look_up = [&](const LetterPage& page, __m256i at, __m256i here) HWY_ATTR {
      const __m256i nibble = _mm256_and_si256(at, low4);
      const __m256i lower = _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(page.become.data())));
      const __m256i upper = _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(page.become.data() + 16)));
      const __m256i fifth_bit = _mm256_slli_epi16(at, 3);  // at the top of each byte
      const __m256i found = _mm256_blendv_epi8(_mm256_shuffle_epi8(lower, nibble), _mm256_shuffle_epi8(upper, nibble), fifth_bit);
      return _mm256_and_si256(found, here);
    };
    const auto is = [](__m256i value, int byte) HWY_ATTR { return _mm256_cmpeq_epi8(value, _mm256_set1_epi8(static_cast<char>(byte))); };
    const __m256i second6 = _mm256_and_si256(second, low6), three = is(first, 0xE1);
    __m256i out = look_up(letters.pages[0], second, is(first, 0xC3));
    out = _mm256_or_si256(out, look_up(letters.pages[1], half_second, is(first, 0xC4)));
    out = _mm256_or_si256(out, look_up(letters.pages[2], half_second, is(first, 0xC5)));
    out = _mm256_or_si256(out, look_up(letters.pages[3], half_second, is(first, 0xC6)));
    out = _mm256_or_si256(out, look_up(letters.pages[4], half_third, _mm256_and_si256(three, is(second6, 0x3A))));
    return _mm256_or_si256(out, look_up(letters.pages[5], half_third, _mm256_and_si256(three, is(second6, 0x3B))));
  }

  // Writes those of 32 bytes that have a bit in `keep` together; up to seven bytes beyond them are overwritten.
  static HWY_INLINE std::size_t press(const char* from, std::uint32_t keep, char* out) {
    const char* const start = out;
    for (unsigned i = 0; i < 32; i += 8) {
      std::uint64_t bytes;
      std::memcpy(&bytes, from + i, 8);
      const std::uint64_t bits = keep >> i & 0xFF;
      bytes = _pext_u64(bytes, _pdep_u64(bits, 0x0101010101010101u) * 0xFF);
      std::memcpy(out, &bytes, 8);
      out += std::popcount(bits);
    }
    return static_cast<std::size_t>(out - start);
  }
#endif

  std::size_t finish() {
    if (last_ != blank) *at_++ = blank;
    return static_cast<std::size_t>(at_ - start_);
  }

 private:
  void rare(std::uint8_t letter, const char* from) {
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
    const std::size_t length = static_cast<unsigned char>(*from) < 0xE0 ? 2 : 3;
    for (std::size_t i = 1; i < length; ++i)
      if ((static_cast<unsigned char>(from[i]) & 0xC0) != 0x80) return;  // a broken character
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

std::size_t fold(std::string_view text, const WordingLetters& letters, char* out) {
  Writer writer(out);
  const std::uint8_t* const become = letters.become.data();
  std::size_t at = 0;
  // Where characters begin is found for eight bytes at once, so that no character waits for the length of the one before.
  const auto take_eight = [&](const char* from) HWY_ATTR {
    for (std::uint64_t begin = beginnings(from); begin != 0; begin &= begin - 1) writer.take(become, from + static_cast<std::size_t>(std::countr_zero(begin)) / 8);
  };
#if HWY_ARCH_X86_64 && HWY_TARGET <= HWY_AVX2
  const auto take_block = [&](const char* from) HWY_ATTR {
    if (writer.take_block(letters, from)) return;
    for (int i = 0; i < 4; ++i) take_eight(from + 8 * i);
  };
  for (; at + 32 + 3 <= text.size(); at += 32) take_block(text.data() + at);
  char tail[64 + 3] = {};
#else
  for (; at + 8 + 3 <= text.size(); at += 8) take_eight(text.data() + at);
  char tail[16 + 3] = {};
#endif
  const std::size_t rest = text.size() - at;  // zeros after it, which are blanks
  if (rest == 0) return writer.finish();
  std::memcpy(tail, text.data() + at, rest);
#if HWY_ARCH_X86_64 && HWY_TARGET <= HWY_AVX2
  take_block(tail);
  if (rest > 32) take_block(tail + 32);
#else
  take_eight(tail);
  if (rest > 8) take_eight(tail + 8);
#endif
  return writer.finish();
}

}  // namespace dh::alike::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dh::alike {

HWY_EXPORT(fold);

std::size_t fold_wording(std::string_view text, char* out) { return HWY_DYNAMIC_DISPATCH(fold)(text, wording_letters(), out); }

std::string wording_of(std::string_view text) {
  std::string out(wording_room(text.size()), '\0');
  out.resize(fold_wording(text, out.data()));
  return out;
}

}  // namespace dh::alike
#endif
