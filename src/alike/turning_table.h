// Negations and words of direction, folded, in a table that one look settles nearly always: every word of millions of texts
// is asked for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dh::alike {

// The first eight bytes of a word, zeros after a shorter one.
constexpr std::uint64_t packed(std::string_view word) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < word.size() && i < 8; ++i) out |= std::uint64_t{static_cast<unsigned char>(word[i])} << 8 * i;
  return out;
}

// What a word is, by itself.
enum class TurningKind : std::uint8_t { none, negation, direction };

inline constexpr std::array<std::string_view, 5> negations = {"khong", "ko", "chua", "chang", "khg"};

// Words of direction and their opposites; the first word stands for phrases as "phản đối" and "thu hẹp".
inline constexpr std::array<std::array<std::string_view, 2>, 34> opposites = {{
    {"tang", "giam"}, {"tang", "ha"}, {"nang", "ha"}, {"nang", "giam"}, {"them", "bot"}, {"them", "bo"}, {"them", "xoa"}, {"giu", "bo"},
    {"giu", "xoa"}, {"mo", "dong"}, {"mo", "thu"}, {"rong", "hep"}, {"cao", "thap"}, {"nhieu", "it"}, {"truoc", "sau"}, {"tren", "duoi"},
    {"trong", "ngoai"}, {"da", "thieu"}, {"som", "muon"}, {"dai", "ngan"}, {"dong", "phan"}, {"ung", "phan"}, {"tan", "phan"}, {"hon", "kem"},
    {"nhanh", "cham"}, {"lon", "nho"}, {"manh", "yeu"}, {"cong", "tru"}, {"bat", "tu"}, {"phep", "cam"}, {"nen", "cam"}, {"dung", "sai"},
    {"tot", "xau"}, {"duoc", "cam"},
}};

inline constexpr auto directions = [] {
  std::array<std::string_view, 2 * opposites.size()> out;
  for (std::size_t i = 0; i < opposites.size(); ++i) {
    out[2 * i] = opposites[i][0];
    out[2 * i + 1] = opposites[i][1];
  }
  return out;
}();

class TurningTable {
 public:
  constexpr TurningTable() {
    const auto put = [&](std::string_view text, TurningKind kind) {
      std::size_t at = slot(packed(text));
      while (words_[at] != 0 && words_[at] != packed(text)) at = (at + 1) % words_.size();
      words_[at] = packed(text);
      kinds_[at] = kind;
    };
    for (const std::string_view word : negations) put(word, TurningKind::negation);
    for (const std::string_view word : directions) put(word, TurningKind::direction);
  }
  constexpr TurningKind kind(std::uint64_t word) const {
    std::size_t at = slot(word);
    while (words_[at] != 0) {
      if (words_[at] == word) return kinds_[at];
      at = (at + 1) % words_.size();
    }
    return TurningKind::none;
  }

 private:
  static constexpr std::size_t slot(std::uint64_t word) { return word * 0x9E3779B97F4A7C15u >> 54; }
  std::array<std::uint64_t, 1024> words_{};
  std::array<TurningKind, 1024> kinds_{};
};

inline constexpr TurningTable turning_table;

inline TurningKind turning_kind(std::uint64_t word) { return turning_table.kind(word); }

}  // namespace dh::alike
