// What turns one wording into another: where their words begin to differ, where they meet again, and what kind of change
// lies between.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analyse/word_bonds.h"
#include "model/opinion.h"

namespace dh::analyse {

enum class EditShape {
  none,
  spelling,   // letters, tone marks, a sign, a doubled or a missing syllable
  renumber,   // only the label differs
  figure,
  wording,
  insertion,
  removal,
};

// words[from, to) as they stand in the text, with what is between them.
std::string slice(std::string_view text, const std::vector<Word>& words, std::size_t from, std::size_t to);

// The same letters but for one or two, tone marks apart; two acronyms never.
bool near_letters(std::string_view one, std::string_view other);

// Views into both texts, which must outlive it.
class WordEdit {
 public:
  // `restore`: `to` is typed without tone marks; its words are written as `from` and the drafts write them.
  WordEdit(std::string_view from, std::string_view to, const WordBonds& bonds, bool restore = false);

  // In words: what differs in each, what they share at both ends, the shared beginning.
  std::size_t changed_from() const { return from_.size() - head_ - tail_; }
  std::size_t changed_to() const { return to_.size() - head_ - tail_; }
  std::size_t shared() const { return head_ + tail_; }
  std::size_t head() const { return head_; }
  std::size_t from_words() const { return from_.size(); }
  bool on_number() const { return head_ < from_.size() && from_[head_].number; }

  EditShape shape() const;
  // The parts that differ, with `left` and `right` more words on each side.
  Proposal cut(std::size_t left, std::size_t right) const;
  // The same, on the right to the end of a word of two syllables, and not on one that only links ("các").
  Proposal cut_at_word(std::size_t left, std::size_t right) const;
  Proposal whole() const;
  // Whole words, and one word on each side of what is missing or superfluous.
  Proposal tight() const;

 private:
  bool doubles() const;
  bool same(const Word& one, const Word& other) const;
  bool inserted_bond_left() const;
  void restore_marks();
  std::string to_slice(std::size_t from, std::size_t to) const;

  std::string_view a_, b_;
  const WordBonds& bonds_;
  std::vector<Word> from_, to_;
  std::size_t head_ = 0, tail_ = 0;
  bool restored_ = false;
  bool as_typed_ = false;  // a word that the drafts do not tell: no mixture of marked and unmarked words
};

}  // namespace dh::analyse
