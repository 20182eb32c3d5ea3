#include "alike/made_texts.h"

#include <array>
#include <string_view>

#include "text/fold.h"

namespace dh::alike {
namespace {

constexpr std::array<std::string_view, 96> vocabulary = {
    "thư", "viện", "phường", "cần", "mở", "cửa", "buổi", "tối", "để", "sinh", "viên", "đọc", "sách", "và", "tự", "học", "khuôn", "viên", "cây", "xanh", "ghế",
    "đá", "lối", "đi", "bộ", "đèn", "chiếu", "sáng", "nhà", "xe", "đạp", "miễn", "phí", "cho", "người", "già", "trẻ", "em", "sân", "chơi", "bóng", "nước",
    "uống", "sạch", "thùng", "rác", "phân", "loại", "tái", "chế", "mạng", "không", "dây", "phòng", "họp", "nhóm", "máy", "in", "quầy", "thông", "tin",
    "lịch", "hoạt", "động", "câu", "lạc", "âm", "nhạc", "hội", "thảo", "chuyên", "đề", "kinh", "phí", "bảo", "trì", "mái", "che", "mưa", "nắng", "gió",
    "cổng", "trường", "giao", "hàng", "quán", "ăn", "bếp", "vườn", "rau", "hồ", "cá", "bảng", "tên", "đường", "mới"};
constexpr std::array<std::string_view, 8> places = {"khu A", "khu B", "khu C", "dãy D", "dãy E", "tổ F", "tổ G", "nhà H"};

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15u + 1) {}

  std::vector<MadeText> make(std::size_t count) {
    std::vector<MadeText> out;
    std::uint32_t family = 0, group = 0;
    while (out.size() < count) {
      const std::vector<std::string> words = sentence();
      const std::uint64_t size = below(3) == 0 ? 1 : 2 + below(below(8) == 0 ? 60 : 6);
      for (std::uint64_t i = 0; i < size && out.size() < count; ++i) out.push_back({i == 0 ? joined(words) : copy(words), family, group});
      ++group;
      if (size >= 6 && below(4) == 0) {
        std::vector<std::string> twin = words;
        twin.insert(twin.begin() + static_cast<std::ptrdiff_t>(twin.size() / 2), "chưa");
        for (std::uint64_t i = 0; i < size / 3 && out.size() < count; ++i) out.push_back({joined(twin), family, group});
        ++group;
      }
      ++family;
    }
    for (std::size_t i = out.size(); i > 1; --i) std::swap(out[i - 1], out[below(i)]);
    return out;
  }

 private:
  std::uint64_t below(std::uint64_t limit) {
    state_ ^= state_ << 13;  // xorshift64 (Marsaglia, 2003)
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return (state_ >> 11) % limit;
  }
  std::string word() { return std::string(vocabulary[below(vocabulary.size())]); }
  std::vector<std::string> sentence() {
    std::vector<std::string> words;
    for (std::uint64_t left = 14 + below(40); left > 0; --left) words.push_back(word());
    return words;
  }
  static std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& one : words) (out += out.empty() ? "" : " ") += one;
    return out;
  }
  std::string copy(std::vector<std::string> words) {
    switch (below(6)) {
      case 0: return joined(words);
      case 1: return fold(joined(words), Fold::marks);
      case 2: return joined(words) + "!!!";
      case 3: return joined(words) + " " + std::string(places[below(places.size())]);
      case 4: words.pop_back(); return joined(words);
      default: {
        std::string& changed = words[below(words.size())];
        if (changed != "không") changed = "ghế";
        return joined(words);
      }
    }
  }

  std::uint64_t state_;
};

}  // namespace

std::vector<MadeText> make_texts(std::size_t count, std::uint64_t seed) { return Maker(seed).make(count); }

}  // namespace dh::alike
