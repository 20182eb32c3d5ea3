#include "analyse/content_terms.h"

#include <algorithm>
#include <utility>

#include "analyse/figures.h"
#include "analyse/word_list.h"

namespace dh::analyse {
namespace {

constexpr double single_word = 0.5;     // against a pair
constexpr double telling_figure = 1.6;  // a share or a range
constexpr double long_figure = 1.2;     // "1.000", "23.000"

// Words of asking, judging and pointing: they are in the opinion whatever it is on.
bool asking_word(const std::string& word) {
  static const std::unordered_set<std::string> words = {
      "de", "nghi", "bo", "sung", "sua", "them", "du", "thao", "bao", "cao", "nen", "can", "phai", "nhu", "la", "va", "cua", "cho", "voi", "vao", "nay", "khong", "co", "duoc", "toi",
      "em", "y", "kien", "noi", "dung", "phan", "muc", "doan", "cau", "cum", "tu", "chu", "trang", "dong", "hay", "thi", "ma", "vi", "do", "qua", "rat", "cac", "nhung", "mot", "theo",
      "nhat", "tri", "thong", "thap", "nang", "giam", "len", "xuong", "giu", "nguyen", "tinh", "hinh", "chi", "tieu"};
  return words.contains(word);
}

// The same as written, for texts with tone marks.
bool asking_word_as_written(const std::string& word) {
  static const std::unordered_set<std::string> words = {
      "đề", "nghị", "bổ", "sung", "sửa", "thêm", "dự", "thảo", "báo", "cáo", "nên", "cần", "phải", "như", "là", "và", "của", "cho", "với", "vào", "này", "không", "có", "được", "tôi",
      "em", "ý", "kiến", "nội", "dung", "phần", "mục", "đoạn", "câu", "cụm", "từ", "chữ", "trang", "dòng", "hay", "thì", "mà", "vì", "do", "quá", "rất", "các", "những", "một", "theo",
      "nhất", "trí", "thống", "thấp", "nâng", "giảm", "lên", "xuống", "giữ", "nguyên", "tình", "hình", "chỉ", "tiêu", "bỏ", "để", "về", "ở", "trong", "hơn", "cũng", "đã", "đang", "sẽ",
      "bị", "còn", "rõ", "ghi", "viết", "thay", "bằng", "thành", "cơ", "bản", "đồng", "cao"};
  return words.contains(word);
}

}  // namespace

bool only_asks(const std::string& term) {
  for (std::size_t at = 0; at < term.size();) {
    const std::size_t end = std::min(term.find(' ', at), term.size());
    if (!asking_word(term.substr(at, end - at))) return false;
    at = end + 1;
  }
  return true;
}

std::unordered_set<std::string> content_terms(std::string_view text) {
  std::unordered_set<std::string> out;
  const std::vector<Word> words = words_of(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    out.insert(words[i].plain);
    if (i + 1 < words.size()) out.insert(words[i].plain + ' ' + words[i + 1].plain);
  }
  for (const Figure& one : figures_of(text)) out.insert('#' + one.key);
  return out;
}

std::vector<ContentTerm> hashed_content_terms(std::string_view text) {
  const std::vector<Word> words = words_of(text);
  std::vector<ContentTerm> out;
  out.reserve(2 * words.size() + 4);
  const auto add = [&](const std::string& term, double weight) {
    const alike::WordingHash hash = alike::hash_wording(term);
    out.push_back({{hash.main, hash.more}, weight});
  };
  std::string pair;
  bool asked = false;  // the word before only asks
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i].plain;
    const bool asks = asking_word(word);
    if (!asks && !word.empty()) add(word, kind_weight(word));
    if (i > 0 && !(asked && asks)) {
      pair = words[i - 1].plain;
      pair += ' ';
      pair += word;
      add(pair, kind_weight(pair));
    }
    asked = asks;
  }
  for (const Figure& one : figures_of(text)) {
    const std::string term = '#' + one.key;
    add(term, kind_weight(term));
  }
  const auto order = [](const ContentTerm& one) { return std::pair(one.key.main, one.key.more); };
  std::ranges::sort(out, {}, order);
  const auto twice = std::ranges::unique(out, {}, order);
  out.erase(twice.begin(), twice.end());
  return out;
}

std::unordered_set<std::string> telling_terms(std::string_view text) {
  std::unordered_set<std::string> out;
  const std::vector<Word> words = words_of(text);
  const bool plain = std::ranges::none_of(words, [](const Word& one) { return one.key != one.plain; });
  const auto asks = [&](const Word& word) { return plain ? asking_word(word.plain) : asking_word_as_written(word.key); };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!asks(words[i])) out.insert(words[i].plain);
    if (i + 1 < words.size() && !(asks(words[i]) && asks(words[i + 1]))) out.insert(words[i].plain + ' ' + words[i + 1].plain);
  }
  for (const Figure& one : figures_of(text)) out.insert('#' + one.key);
  return out;
}

double kind_weight(const std::string& term) {
  if (term.front() == '#') {
    if (term.find('%') != std::string::npos || term.find('-') != std::string::npos) return telling_figure;
    return term.size() >= 6 ? long_figure : single_word;
  }
  return term.find(' ') != std::string::npos ? 1 : single_word;
}

}  // namespace dh::analyse
