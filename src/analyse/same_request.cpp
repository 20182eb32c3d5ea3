#include "analyse/same_request.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>

#include "text/fold.h"

namespace dh::analyse {
namespace {

// Words of which one more or less makes another request.
constexpr std::array<std::string_view, 40> turning = {
    "không", "khong", "chưa", "chua", "chẳng", "đừng", "tăng", "tang", "giảm", "giam", "nâng", "nang", "hạ", "ha", "thêm", "them", "bỏ", "bo", "bớt", "xóa",
    "xoá", "giữ", "giu", "cao", "thấp", "thap", "nhiều", "ít", "trước", "sau", "trên", "dưới", "đồng", "phản", "nhất", "ngoài", "trong", "mở", "đóng", "trừ"};

}  // namespace

std::vector<std::string> words_in_order(std::string_view text) {
  const std::string words = fold_words(text);
  std::vector<std::string> out;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    out.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::vector<std::string> sorted_words(std::string_view text) {
  std::vector<std::string> out = words_in_order(text);
  std::ranges::sort(out);
  return out;
}

double word_overlap(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  if (one.empty() || other.empty()) return 0;
  std::vector<std::string> both;
  std::ranges::set_intersection(one, other, std::back_inserter(both));
  return static_cast<double>(both.size()) / static_cast<double>(one.size() + other.size() - both.size());
}

bool differ_harmlessly(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  std::vector<std::string> differing;
  std::ranges::set_symmetric_difference(one, other, std::back_inserter(differing));
  return std::ranges::none_of(differing, [](const std::string& word) {
    const bool figure = std::ranges::any_of(word, [](unsigned char c) { return std::isdigit(c); });
    return figure || std::ranges::find(turning, std::string_view(word)) != turning.end();
  });
}

}  // namespace dh::analyse
