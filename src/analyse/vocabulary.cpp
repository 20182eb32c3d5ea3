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

namespace {

// "bổ sung" adds, in two syllables, with tone marks and without; the first alone is another word.
std::string_view as_counted(std::string_view words, std::string_view word, std::size_t end) {
  const bool adds = (word == "bổ" || word == "bo") && words.substr(end).starts_with(" sung");
  return adds ? std::string_view("thêm") : word;
}

// `take` gets each word of folded words; it stops when that gives false.
template <class Take>
bool each_counted(std::string_view words, const Take& take) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (!take(as_counted(words, words.substr(at, end - at), end))) return false;
    at = end + 1;
  }
  return true;
}

Vocabulary::Numbers with_room(std::string_view words) {
  Vocabulary::Numbers out;
  const auto count = static_cast<std::size_t>(std::ranges::count(words, ' ')) + 1;
  out.marked.reserve(count);
  out.plain.reserve(count);
  return out;
}

}  // namespace

Vocabulary::Numbers Vocabulary::numbers_of_folded(std::string_view words) {
  Numbers out = with_room(words);
  each_counted(words, [&](std::string_view word) {
    const WordNumber number = this->number(word);
    out.plain.push_back(plain_[number]);
    out.marked.push_back(directed_[number]);
    return true;
  });
  return out;
}

std::optional<Vocabulary::Numbers> Vocabulary::known_numbers(std::string_view folded) const {
  Numbers out = with_room(folded);
  const bool all = each_counted(folded, [&](std::string_view word) {
    const auto known = known_.find(word);
    if (known == known_.end()) return false;
    out.plain.push_back(plain_[known->second]);
    out.marked.push_back(directed_[known->second]);
    return true;
  });
  return all ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace dh::analyse
