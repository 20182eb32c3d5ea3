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
  // Thirty-two bytes at once: ASCII is folded in a vector, what is beyond it letter by letter into the same places, and
  // the bytes that make no letter are pressed out. False, and nothing done, when a rare character is among them. After the
  // bytes three more must be readable, and thirty-two be writable.
  HWY_INLINE bool take_block(const std::uint8_t* become, const char* from) {
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
    const auto is_in = [](__m256i value, char first, char count) HWY_ATTR {
      const __m256i shifted = _mm256_sub_epi8(value, _mm256_set1_epi8(static_cast<char>(first - 128)));
      return _mm256_cmpgt_epi8(_mm256_set1_epi8(static_cast<char>(count - 128)), shifted);
    };
    const __m256i lower = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));
    const __m256i percent = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('%'));
    if (!_mm256_testz_si256(percent, percent)) [[unlikely]]
      return false;
    __m256i letters = _mm256_blendv_epi8(_mm256_set1_epi8(' '), bytes, is_in(bytes, '0', 10));
    letters = _mm256_blendv_epi8(letters, lower, is_in(lower, 'a', 26));
    alignas(32) char room[32];
    _mm256_store_si256(reinterpret_cast<__m256i*>(room), letters);
    const __m256i continuing = _mm256_cmpgt_epi8(_mm256_set1_epi8(-64), bytes);  // 10xxxxxx
    const auto inner = static_cast<std::uint32_t>(_mm256_movemask_epi8(continuing));
    std::uint32_t keep = ~inner;
    for (std::uint32_t begin = static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes)) & ~inner; begin != 0; begin &= begin - 1) {
      const unsigned i = static_cast<unsigned>(std::countr_zero(begin));
      const std::uint8_t letter = fate(become, from + i);
      if (letter == as_it_is) [[unlikely]]
        return false;
      room[i] = static_cast<char>(letter);
      keep &= ~(static_cast<std::uint32_t>(letter == left_out) << i);
    }
    alignas(32) char pressed[64];
    const std::size_t count = press(room, keep, pressed);
    const __m256i together = _mm256_load_si256(reinterpret_cast<const __m256i*>(pressed));
    const auto blanks = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(together, _mm256_set1_epi8(' '))));
    const std::uint32_t valid = count == 32 ? 0xFFFFFFFFu : (1u << count) - 1;
    const std::uint32_t again = blanks & (blanks << 1 | (last_ == blank ? 1u : 0u)) & valid;
    if (count != 0) last_ = static_cast<std::uint8_t>(pressed[count - 1]);
    if (again == 0) {
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(at_), together);
      at_ += count;
    } else {
      at_ += press(pressed, valid & ~again, at_);
    }
    return true;
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

std::size_t fold(std::string_view text, const std::uint8_t* become, char* out) {
  Writer writer(out);
  std::size_t at = 0;
  // Where characters begin is found for eight bytes at once, so that no character waits for the length of the one before.
  const auto take_eight = [&] HWY_ATTR {
    for (std::uint64_t begin = beginnings(text.data() + at); begin != 0; begin &= begin - 1)
      writer.take(become, text.data() + at + static_cast<std::size_t>(std::countr_zero(begin)) / 8);
    at += 8;
  };
#if HWY_ARCH_X86_64 && HWY_TARGET <= HWY_AVX2
  while (at + 32 + 3 <= text.size())
    if (writer.take_block(become, text.data() + at))
      at += 32;
    else
      for (int i = 0; i < 4; ++i) take_eight();
#endif
  while (at + 8 + 3 <= text.size()) take_eight();
  char tail[24] = {};
  const std::size_t rest = text.size() - at;  // at most ten bytes, zeros after them
  if (rest != 0) std::memcpy(tail, text.data() + at, rest);
  for (std::size_t i = 0; i < rest; ++i)
    if ((static_cast<unsigned char>(tail[i]) & 0xC0) != 0x80) writer.take(become, tail + i);
  return writer.finish();
}

}  // namespace dh::alike::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dh::alike {

HWY_EXPORT(fold);

std::size_t fold_wording(std::string_view text, char* out) { return HWY_DYNAMIC_DISPATCH(fold)(text, wording_letters().data(), out); }

std::string wording_of(std::string_view text) {
  std::string out(wording_room(text.size()), '\0');
  out.resize(fold_wording(text, out.data()));
  return out;
}

}  // namespace dh::alike
#endif
