#include "analyse/vocabulary.h"

#include <algorithm>
#include <array>

#include "analyse/cue_words.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

constexpr std::array<std::string_view, 7> negating = {"không", "chưa", "chẳng", "chả", "đừng", "chớ", "khỏi"};
constexpr std::array<std::string_view, 29> directing = {"tăng", "giảm", "nâng", "hạ",   "thêm",  "bỏ",   "bớt",  "xóa",   "xoá",  "giữ",
                                                        "cao",  "thấp", "nhiều", "ít",   "trước", "sau",  "trên", "dưới",  "phản", "ngoài",
                                                        "trong", "mở",  "đóng",  "trừ",  "lùi",   "rút",  "gộp",  "tách",  "hủy"};
// One direction in several words: the first stands for them.
constexpr std::array<std::array<std::string_view, 2>, 5> one_direction = {
    {{"tăng", "nâng"}, {"giảm", "hạ"}, {"bỏ", "xóa"}, {"bỏ", "xoá"}, {"bỏ", "bớt"}}};

template <std::size_t count>
bool holds(const std::array<std::string_view, count>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

template <std::size_t count>
bool holds_plainly(const std::array<std::string_view, count>& list, std::string_view word) {
  return std::ranges::any_of(list, [&](std::string_view one) { return fold_words(one, Fold::marks) == word; });
}

}  // namespace

WordNumber Vocabulary::number(std::string_view text) {
  if (const auto known = known_.find(text); known != known_.end()) return known->second;
  const auto number = static_cast<WordNumber>(words_.size());
  const std::string& word = known_.emplace(text, number).first->first;
  const std::string plain_word = fold_words(word, Fold::marks);
  words_.push_back(&word);
  plain_.push_back(number);
  directed_.push_back(number);
  negates_.push_back(holds(negating, word));
  turns_.push_back(negates_.back() || holds(directing, word));
  negates_plainly_.push_back(holds_plainly(negating, plain_word));
  turns_plainly_.push_back(negates_plainly_.back() || holds_plainly(directing, plain_word));
  if (plain_word != word && !plain_word.empty()) {
    const WordNumber other = this->number(plain_word);
    plain_[number] = other;
  }
  for (const auto& [first, other] : one_direction)
    if (word == other) {
      const WordNumber same = this->number(first);
      directed_[number] = same;
    }
  return number;
}

Vocabulary::Numbers Vocabulary::numbers(std::string_view text) {
  const std::string words = fold_words(text);
  Numbers out;
  const auto count = static_cast<std::size_t>(std::ranges::count(words, ' ')) + 1;
  out.marked.reserve(count);
  out.plain.reserve(count);
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    std::string_view word = std::string_view(words).substr(at, end - at);
    // "bổ sung" adds, in two syllables, with tone marks and without; the first alone is another word.
    if ((word == "bổ" || word == "bo") && std::string_view(words).substr(end).starts_with(" sung")) word = "thêm";
    const WordNumber number = this->number(word);
    out.plain.push_back(plain_[number]);
    out.marked.push_back(directed_[number]);
    at = end + 1;
  }
  return out;
}

}  // namespace dh::analyse
