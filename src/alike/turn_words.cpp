#include "alike/turn_words.h"

#include <algorithm>
#include <array>

#include "alike/turning_table.h"

namespace dh::alike {
namespace {

// A set of short words, looked up by their packed form.
class WordSet {
 public:
  template <std::size_t N>
  explicit WordSet(const std::array<std::string_view, N>& words) {
    for (const std::string_view word : words) {
      std::size_t at = slot(packed(word));
      while (slots_[at] != 0 && slots_[at] != packed(word)) at = (at + 1) % slots_.size();
      slots_[at] = packed(word);
    }
  }
  bool holds(std::uint64_t word) const {
    std::size_t at = slot(word);
    while (slots_[at] != 0 && slots_[at] != word) at = (at + 1) % slots_.size();
    return slots_[at] != 0;
  }

 private:
  static std::size_t slot(std::uint64_t word) { return word * 0x9E3779B97F4A7C15u >> 54; }
  std::array<std::uint64_t, 1024> slots_{};
};

constexpr std::array<std::string_view, 33> units = {"phan", "tram", "nghin", "ngan", "trieu", "ty", "ti", "dong", "nam", "thang", "ngay",
                                                    "gio", "tuan", "nguoi", "ho", "tuoi", "lan", "km", "ha", "met", "m2", "kg", "tan",
                                                    "diem", "suat", "phut", "quy", "dam", "truong", "xa", "cap", "bac", "lop"};
constexpr std::array<std::string_view, 22> labels = {"dieu", "khoan", "muc", "chuong", "phan", "trang", "dong", "diem", "bang", "nhom", "so",
                                                     "nam", "thang", "ngay", "quy", "doan", "thu", "bai", "buoc", "cau", "tap", "phuong"};

constexpr std::array<std::string_view, 3> neutral = {"ro", "nhung", "ngung"};

constexpr std::array<std::string_view, 46> plain = {
    "rat", "qua", "hoan", "toan", "that", "kha", "hoi", "cuc", "luon", "van", "cung", "deu", "chi", "da", "dang", "se", "vua", "sap", "con",
    "nen", "can", "phai", "duoc", "hay", "muon", "mong", "xin", "moi", "dong", "tan", "nhat", "ung", "ho", "co", "la", "lai", "hoac", "du",
    "het", "nhieu", "tat", "quyet", "kien", "san", "bi", "rang"};

constexpr std::array<std::string_view, 7> leaning = {"tang", "giam", "nang", "ha", "them", "bot", "xoa"};

}  // namespace

bool are_opposites(std::uint64_t one, std::uint64_t other) {
  return std::ranges::any_of(opposites, [&](const auto& pair) {
    return (packed(pair[0]) == one && packed(pair[1]) == other) || (packed(pair[0]) == other && packed(pair[1]) == one);
  });
}

bool is_unit(std::uint64_t word) {
  static const WordSet set(units);
  return set.holds(word);
}
bool is_label(std::uint64_t word) {
  static const WordSet set(labels);
  return set.holds(word);
}
bool is_neutral(std::uint64_t word) {
  static const WordSet set(neutral);
  return set.holds(word);
}
bool is_plain(std::uint64_t word) {
  static const WordSet set(plain);
  return set.holds(word);
}
bool leans(std::uint64_t word) {
  static const WordSet set(leaning);
  return set.holds(word);
}

}  // namespace dh::alike
