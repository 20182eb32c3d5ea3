#include "analyse/word_edit.h"

#include <algorithm>

#include "text/fold.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1])});
      corner = above;
    }
  }
  return row[b.size()];
}

std::u32string letters(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += next_code_point(text, at);
  return out;
}

bool acronym(std::string_view slice) {
  return slice.size() >= 3 && std::ranges::all_of(slice, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string_view word_text(std::string_view text, const Word& word) { return text.substr(word.start, word.end - word.start); }

bool is_label(const std::string& key) {
  return std::ranges::all_of(key, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == 'i' || c == 'v' || c == 'x'; }) || key.size() == 1;
}

std::string digits(const std::string& key) {
  std::string out;
  for (const char c : key)
    if ((c >= '0' && c <= '9') || c == ',') out += c;
  return out;
}

}  // namespace

std::string slice(std::string_view text, const std::vector<Word>& words, std::size_t from, std::size_t to) {
  if (from >= to) return {};
  return std::string(text.substr(words[from].start, words[to - 1].end - words[from].start));
}

bool near_letters(std::string_view one, std::string_view other) {
  const std::string a = fold(one, Fold::marks), b = fold(other, Fold::marks);
  if (a == b) return true;
  if (acronym(one) && acronym(other)) return false;
  const std::size_t longest = std::max(a.size(), b.size());
  return edit_distance(letters(a), letters(b)) * 3 <= longest + 1 && longest >= 3;
}

WordEdit::WordEdit(std::string_view a, std::string_view b, const WordBonds& bonds, bool restore) : a_(a), b_(b), bonds_(bonds), from_(words_of(a)), to_(words_of(b)) {
  if (restore) restore_marks();
  while (head_ < from_.size() && head_ < to_.size() && same(from_[head_], to_[head_])) ++head_;
  while (tail_ < from_.size() - head_ && tail_ < to_.size() - head_ && same(from_[from_.size() - 1 - tail_], to_[to_.size() - 1 - tail_])) ++tail_;
}

EditShape WordEdit::shape() const {
  if (changed_from() == 0 && changed_to() == 0) return fold(a_) == fold(b_) ? EditShape::none : EditShape::spelling;
  // One syllable is a slip of the pen; two are a word, which means something, unless they double those beside them.
  if (changed_from() == 0) return changed_to() <= 1 && shared() > 0 ? EditShape::spelling : EditShape::insertion;
  if (changed_to() == 0) return (changed_from() <= 1 || (changed_from() == 2 && doubles())) && shared() > 0 ? EditShape::spelling : EditShape::removal;
  if (head_ == 0 && changed_from() == 1 && changed_to() == 1 && tail_ >= 2 && is_label(from_[0].key) && is_label(to_[0].key)) return EditShape::renumber;
  const Word& one = from_[head_];
  const Word& other = to_[head_];
  if (one.number && other.number) {
    if (changed_from() == 1 && changed_to() == 1 && digits(one.key) == digits(other.key)) return EditShape::spelling;  // a sign: ‰, %
    return EditShape::figure;
  }
  if (changed_from() != changed_to() || changed_from() > 6) return EditShape::wording;
  for (std::size_t i = 0; i < changed_from(); ++i)
    if (!near_letters(word_text(a_, from_[head_ + i]), word_text(b_, to_[head_ + i])))
      return EditShape::wording;
  return EditShape::spelling;
}

Proposal WordEdit::cut(std::size_t left, std::size_t right) const {
  left = std::min(left, head_);
  right = std::min(right, tail_);
  return {slice(a_, from_, head_ - left, from_.size() - tail_ + right), to_slice(head_ - left, to_.size() - tail_ + right), {}};
}

Proposal WordEdit::cut_at_word(std::size_t left, std::size_t right) const {
  right = std::min(right, tail_);
  const auto last = [&] { return from_.size() - tail_ + right - 1; };
  while (right > 0 && right < tail_ && (WordBonds::links(from_[last()].key) || (bonds_.bonded(from_[last()], from_[last() + 1]) && (last() == 0 || !bonds_.bonded(from_[last() - 1], from_[last()])))) && ++right <= tail_) {}
  return cut(left, right);
}

Proposal WordEdit::whole() const { return {std::string(trim(a_)), restored_ && !as_typed_ ? to_slice(0, to_.size()) : std::string(trim(b_)), {}}; }

Proposal WordEdit::tight() const {
  std::size_t left = 0, right = 0;
  if (changed_from() == 0 || changed_to() == 0) {
    left = head_ > 0 ? 1 : 0;
    right = tail_ > 0 ? 1 : 0;
  }
  // A word has two syllables mostly: one more on the left, two on the right ("[bưu] chính - viễn thông").
  if (left < head_ && !inserted_bond_left()) {
    const std::size_t i = head_ - left;
    if (left > 0 ? bonds_.bonded(from_[i - 1], from_[i]) : i < to_.size() && bonds_.bonded(to_[i - 1], to_[i])) ++left;
  }
  for (int step = 0; step < 2 && right < tail_; ++step) {
    const std::size_t j = to_.size() - tail_ + right;
    if (j == 0 || !bonds_.bonded(to_[j - 1], to_[j])) break;
    ++right;
  }
  return cut(left, right);
}

// What goes stands there twice, side by side.
bool WordEdit::doubles() const {
  const std::size_t n = changed_from();
  const auto stands_at = [&](std::size_t at) {
    for (std::size_t k = 0; k < n; ++k)
      if (from_[at + k].key != from_[head_ + k].key) return false;
    return true;
  };
  return (head_ >= n && stands_at(head_ - n)) || (tail_ >= n && stands_at(head_ + n));
}

bool WordEdit::same(const Word& one, const Word& other) const { return one.key == other.key || (restored_ && one.plain == other.plain); }

// The word that is missing belongs to the one on its left ("chế [biến]"): nothing more is needed there.
bool WordEdit::inserted_bond_left() const { return changed_from() == 0 && head_ > 0 && head_ < to_.size() && bonds_.bonded(to_[head_ - 1], to_[head_]); }

// What stands in `from` is written as there, a new word as the drafts write it beside its neighbour.
void WordEdit::restore_marks() {
  restored_ = true;
  for (std::size_t i = 0; i < to_.size(); ++i) {
    const auto known = std::ranges::find(from_, to_[i].plain, &Word::plain);
    if (known != from_.end()) to_[i].key = known->key;
  }
  for (std::size_t i = 0; i < to_.size(); ++i) {
    if (std::ranges::find(from_, to_[i].plain, &Word::plain) != from_.end()) continue;
    std::string best;
    if (i > 0) best = bonds_.with_tone_marks(to_[i].plain, to_[i - 1].key, true);
    if (best.empty() && i + 1 < to_.size()) best = bonds_.with_tone_marks(to_[i].plain, to_[i + 1].key, false);
    if (!best.empty()) to_[i].key = best;
    else if (!to_[i].number) as_typed_ = true;
  }
}

std::string WordEdit::to_slice(std::size_t from, std::size_t to) const {
  if (from >= to) return {};
  if (!restored_ || as_typed_) return slice(b_, to_, from, to);
  return joined_keys(to_, from, to);
}

}  // namespace dh::analyse
