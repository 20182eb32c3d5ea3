#include "alike/turn_words.h"

#include <algorithm>
#include <array>

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

constexpr std::array<std::string_view, 5> negations = {"khong", "ko", "chua", "chang", "khg"};

// Words of direction and their opposites; the first word stands for phrases as "phản đối" and "thu hẹp".
constexpr std::array<std::array<std::string_view, 2>, 34> opposites = {{
    {"tang", "giam"}, {"tang", "ha"}, {"nang", "ha"}, {"nang", "giam"}, {"them", "bot"}, {"them", "bo"}, {"them", "xoa"}, {"giu", "bo"},
    {"giu", "xoa"}, {"mo", "dong"}, {"mo", "thu"}, {"rong", "hep"}, {"cao", "thap"}, {"nhieu", "it"}, {"truoc", "sau"}, {"tren", "duoi"},
    {"trong", "ngoai"}, {"da", "thieu"}, {"som", "muon"}, {"dai", "ngan"}, {"dong", "phan"}, {"ung", "phan"}, {"tan", "phan"}, {"hon", "kem"},
    {"nhanh", "cham"}, {"lon", "nho"}, {"manh", "yeu"}, {"cong", "tru"}, {"bat", "tu"}, {"phep", "cam"}, {"nen", "cam"}, {"dung", "sai"},
    {"tot", "xau"}, {"duoc", "cam"},
}};

constexpr std::array<std::string_view, 33> units = {"phan", "tram", "nghin", "ngan", "trieu", "ty", "ti", "dong", "nam", "thang", "ngay",
                                                    "gio", "tuan", "nguoi", "ho", "tuoi", "lan", "km", "ha", "met", "m2", "kg", "tan",
                                                    "diem", "suat", "phut", "quy", "dam", "truong", "xa", "cap", "bac", "lop"};
constexpr std::array<std::string_view, 22> labels = {"dieu", "khoan", "muc", "chuong", "phan", "trang", "dong", "diem", "bang", "nhom", "so",
                                                     "nam", "thang", "ngay", "quy", "doan", "thu", "bai", "buoc", "cau", "tap", "phuong"};

constexpr auto directions = [] {
  std::array<std::string_view, 2 * opposites.size()> out;
  for (std::size_t i = 0; i < opposites.size(); ++i) {
    out[2 * i] = opposites[i][0];
    out[2 * i + 1] = opposites[i][1];
  }
  return out;
}();

constexpr std::array<std::string_view, 3> neutral = {"ro", "nhung", "ngung"};

constexpr std::array<std::string_view, 46> plain = {
    "rat", "qua", "hoan", "toan", "that", "kha", "hoi", "cuc", "luon", "van", "cung", "deu", "chi", "da", "dang", "se", "vua", "sap", "con",
    "nen", "can", "phai", "duoc", "hay", "muon", "mong", "xin", "moi", "dong", "tan", "nhat", "ung", "ho", "co", "la", "lai", "hoac", "du",
    "het", "nhieu", "tat", "quyet", "kien", "san", "bi", "rang"};

constexpr std::array<std::string_view, 7> leaning = {"tang", "giam", "nang", "ha", "them", "bot", "xoa"};

// Negations and directions, in a table that one look settles nearly always.
class TurningTable {
 public:
  TurningTable() {
    const auto put = [&](std::string_view text, TurningKind kind) {
      std::size_t at = slot(packed(text));
      while (words_[at] != 0 && words_[at] != packed(text)) at = (at + 1) % words_.size();
      words_[at] = packed(text);
      kinds_[at] = kind;
    };
    for (const std::string_view word : negations) put(word, TurningKind::negation);
    for (const std::string_view word : directions) put(word, TurningKind::direction);
  }
  TurningKind kind(std::uint64_t word) const {
    std::size_t at = slot(word);
    while (words_[at] != 0) {
      if (words_[at] == word) return kinds_[at];
      at = (at + 1) % words_.size();
    }
    return TurningKind::none;
  }

 private:
  static std::size_t slot(std::uint64_t word) { return word * 0x9E3779B97F4A7C15u >> 54; }
  std::array<std::uint64_t, 1024> words_{};
  std::array<TurningKind, 1024> kinds_{};
};

}  // namespace

TurningKind turning_kind(std::uint64_t word) {
  static const TurningTable table;
  return table.kind(word);
}

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
