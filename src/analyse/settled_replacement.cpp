#include "analyse/settled_replacement.h"

#include <algorithm>
#include <array>

#include "analyse/cue_words.h"
#include "analyse/draft_stretch.h"
#include "analyse/figures.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

bool numeral(std::string_view word) {
  static constexpr std::array<std::string_view, 10> names = {"một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"};
  return (!word.empty() && word.front() >= '0' && word.front() <= '9') || std::ranges::find(names, word) != names.end();
}

bool spelled_out(std::string_view word) { return numeral(word) && (word.front() < '0' || word.front() > '9'); }

// Its first letter is a capital.
bool capital(std::string_view text) {
  std::size_t at = 0;
  const std::string_view words = trim(text);
  if (words.empty()) return false;
  next_code_point(words, at);
  const std::string first = to_nfc(words.substr(0, at));
  return fold(first) != first;
}

// Its first figure with another sign, or with one that it lacks.
std::string with_sign(const std::string& phrase, std::string_view sign) {
  const std::vector<Figure> figures = figures_of(phrase);
  if (figures.empty()) return {};
  std::string figure = phrase.substr(figures[0].start, figures[0].end - figures[0].start);
  for (const std::string_view one : {"%", "‰"})
    if (figure.ends_with(one)) figure.resize(figure.size() - one.size());
  figure.resize(trim(figure).size());
  return phrase.substr(0, figures[0].start) + figure + std::string(sign) + phrase.substr(figures[0].end);
}

// The part of A that B replaces, when B repeats none of the words around it: “trương đương 4.300 USD”, sửa “tương đương”.
std::string part_replaced(const std::string& a, const std::string& b) {
  const std::vector<Word> from = words_of(a), to = words_of(b);
  if (to.empty() || to.size() >= from.size()) return a;
  // A predicate for a predicate: what a word of aspect or negation opens ("còn yếu") replaces what one opens in A ("chưa
  // sát với tình hình"), not its subject.
  static constexpr std::array<std::string_view, 8> markers = {"còn", "chưa", "không", "đã", "đang", "chỉ", "vẫn", "sẽ"};
  const auto opens = [](const Word& word) { return std::ranges::find(markers, std::string_view(word.key)) != markers.end(); };
  if (opens(to[0]))
    for (std::size_t i = 2; i + 1 < from.size(); ++i)
      if (opens(from[i])) return slice(a, from, i, from.size());
  // Up to its figure, when the new wording ends there: “có 20% đảng viên hoàn thành xuất sắc nhiệm vụ”, “không quá 20%”.
  if (to.back().number && to.size() > 1)
    for (std::size_t i = 0; i + 1 < from.size(); ++i)
      if (from[i].key == to.back().key) return slice(a, from, 0, i + 1);
  // Beginning and end of B stand in A.
  if (to.size() >= 4)
    for (std::size_t i = 1; i + 3 < from.size(); ++i)
      if (from[i].key == to[0].key && from[i + 1].key == to[1].key && from.back().key == to.back().key && from[from.size() - 2].key == to[to.size() - 2].key)
        return slice(a, from, i, from.size());
  for (std::size_t i = 0; i + to.size() <= from.size(); ++i) {
    std::size_t k = 0;
    while (k < to.size() && (near_letters(a.substr(from[i + k].start, from[i + k].end - from[i + k].start), b.substr(to[k].start, to[k].end - to[k].start)) ||
                             (spelled_out(from[i + k].key) && spelled_out(to[k].key)) || (numeral(from[i + k].key) && numeral(to[k].key) && near_letters(from[i + k].plain, to[k].plain))))
      ++k;
    if (k < to.size()) continue;
    // A phrase cut down to words of its own, or one that begins its sentence anew, is replaced whole.
    const std::string part = slice(a, from, i, i + to.size());
    const Fold level = written_without_marks(b) ? Fold::marks : Fold::case_only;
    return fold(part, level) == fold(trim(b), level) || (i > 0 && capital(a) && capital(b)) ? a : part;
  }
  return a;
}

// The words that the opinion quotes, and those around them that its new wording repeats: “nhóm đầu”, “tỉnh phát triển khá”
// where the draft has “tỉnh phát triển trong nhóm đầu”. Empty when it repeats none.
std::string with_what_is_repeated(const std::string& old, const std::string& fresh, std::string_view block) {
  constexpr std::size_t least = 2;  // words repeated
  const std::vector<Word> in = words_of(block), to = words_of(fresh);
  const Slice at = find_words(block, in, old);
  if (!at.found() || to.empty() || find_words(fresh, to, old).found()) return {};
  std::size_t first = 0, last = 0;
  while (first < in.size() && in[first].start < at.start) ++first;
  last = first;
  while (last < in.size() && in[last].start < at.end) ++last;
  // How many words of the block from i on stand side by side in the new wording.
  const auto run = [&](std::size_t i) {
    std::size_t most = 0;
    for (std::size_t k = 0; k < to.size(); ++k) {
      std::size_t n = 0;
      while (i + n < in.size() && k + n < to.size() && in[i + n].key == to[k + n].key) ++n;
      most = std::max(most, k > 0 ? n : 0);
    }
    return most;
  };
  if (const std::size_t behind = run(last); behind >= least) return slice(block, in, first, last + behind);
  // In front: the new wording begins there, and not as the old one does.
  const std::vector<Word> from = words_of(old);
  if (std::ranges::find(from, to[0].key, &Word::key) != from.end()) return {};
  const auto parted = [&](std::size_t i) { return i > 0 && i < in.size() && block.substr(in[i - 1].end, in[i].start - in[i - 1].end).find_first_of(",;:.") != std::string_view::npos; };
  for (const std::size_t gap : {std::size_t{0}, std::size_t{1}})
    for (std::size_t n = std::min(to.size() - std::min<std::size_t>(to.size(), 1), first - std::min(first, gap)); n >= least; --n) {
      std::size_t k = 0;
      while (k < n && in[first - gap - n + k].key == to[k].key) ++k;
      if (k == n && !parted(first) && !(gap > 0 && parted(first - gap))) return slice(block, in, first - gap - n, last);
    }
  return {};
}

// As many words of the block as the new wording has, from the one place where its first word stands: “nhóm khá” for “nhóm
// đầu”. Empty when that word stands nowhere or twice.
std::string begins_alike(std::string_view block, std::string_view fresh) {
  constexpr std::size_t most = 4;  // words
  const std::vector<Word> in = words_of(block), wanted = words_of(fresh);
  if (wanted.size() < 2 || wanted.size() > most) return {};
  const auto first = std::ranges::find(in, wanted[0].key, &Word::key);
  if (first == in.end() || std::ranges::count(in, wanted[0].key, &Word::key) > 1) return {};
  const auto at = static_cast<std::size_t>(first - in.begin());
  return at + wanted.size() <= in.size() ? slice(block, in, at, at + wanted.size()) : std::string();
}

bool stands_in(std::string_view block, std::string_view phrase) { return find_words(block, words_of(block), phrase).found(); }

// “nhiều nơi còn hình thức” for “có mặt còn hạn chế”: as many words around the word that both turn on, which stands once.
std::string turns_alike(std::string_view block, std::string_view fresh) {
  constexpr std::size_t most = 6;  // words
  static constexpr std::array<std::string_view, 4> pivots = {"còn", "chưa", "đã", "được"};
  const std::vector<Word> in = words_of(block), wanted = words_of(fresh);
  if (wanted.size() < 3 || wanted.size() > most) return {};
  for (const std::string_view pivot : pivots) {
    const auto mine = std::ranges::find(wanted, pivot, &Word::key), there = std::ranges::find(in, pivot, &Word::key);
    if (mine == wanted.end() || there == in.end() || std::ranges::count(in, pivot, &Word::key) > 1) continue;
    const auto left = static_cast<std::size_t>(mine - wanted.begin()), at = static_cast<std::size_t>(there - in.begin());
    const std::size_t right = wanted.size() - left;
    if (at < left || at + right > in.size()) continue;
    const std::string stretch = slice(block, in, at - left, at + right);
    if (stretch.find_first_of(",;:.") == std::string::npos) return stretch;
  }
  return {};
}

}  // namespace

// The draft's own writing of a phrase that the opinion quotes: as it stands in the block, else the anchored words when
// they are much the same, else as quoted.
std::string in_draft(const std::string& phrase, const EditPlace& place) {
  const std::vector<Word> block = words_of(place.block);
  if (const Slice at = find_words(place.block, block, phrase); at.found()) return std::string(place.block.substr(at.start, at.end - at.start));
  if (place.anchor.empty()) return phrase;
  const std::vector<Word> wanted = words_of(phrase), there = words_of(place.anchor);
  std::size_t shared = 0;
  for (const Word& word : wanted) shared += std::ranges::find(there, word.plain, &Word::plain) != there.end();
  return !wanted.empty() && shared * 10 >= wanted.size() * 6 && there.size() * 2 >= wanted.size() ? std::string(place.anchor) : phrase;
}

SettledEdit settle_pair(const std::string& a, const std::string& b, const EditPlace& place, const WordBonds& bonds) {
  const std::string part = part_replaced(a, b);
  const WordEdit edit(part, b, bonds, place.writer_without_marks && !written_without_marks(part));
  SettledEdit out;
  out.shape = edit.shape();
  // Two syllables are quoted as one word: “không chế”, “khống chế”.
  const bool one_word = edit.from_words() == 2 && edit.changed_from() == 1 && edit.changed_to() == 1 && !edit.on_number();
  // "năm 2030" is the name of a year.
  const bool year = out.shape == EditShape::figure && fold_words(part).starts_with("năm ");
  const bool tight = !one_word && !year && (out.shape == EditShape::spelling || out.shape == EditShape::figure);
  out.proposal = tight && edit.changed_from() + edit.changed_to() > 0 ? edit.tight() : edit.whole();
  return out;
}

SettledEdit settle_replacement(const StatedEdit& stated, const EditPlace& place, const WordBonds& bonds) {
  if (stated.old.empty()) {
    // Only the new words: beside the draft's words that they repeat most of.
    const std::string stretch = stretch_like(place.block, stated.fresh);
    const std::string_view old = stretch.empty() ? place.anchor : std::string_view(stretch);
    if (old.empty()) return {{{}, stated.fresh, {}}, EditShape::wording};
    const WordEdit edit(old, stated.fresh, bonds);
    // A few words do not stand for a whole clause.
    if (stretch.empty() && words_of(stated.fresh).size() * 3 < edit.from_words()) {
      const std::string begins = begins_alike(place.block, stated.fresh);
      return {{begins.empty() ? turns_alike(place.block, stated.fresh) : begins, stated.fresh, {}}, EditShape::wording};
    }
    if (edit.shared() * 3 < edit.from_words()) return {{std::string(old), stated.fresh, {}}, EditShape::wording};
    const EditShape shape = edit.shape();
    return {shape == EditShape::spelling ? edit.tight() : edit.cut(edit.head() <= 6 ? edit.head() : 1, 2), shape};
  }
  std::string old = in_draft(stated.old.front(), place);
  if (stated.old.size() == 1 && !stands_in(place.block, stated.old.front()))
    for (const std::string& other : stated.quoted)  // an argument quotes more than what it wants changed
      if (words_of(other).size() > 2 && stands_in(place.block, other)) {
        old = in_draft(other, place);
        break;
      }
  if (stated.old.size() > 1) {
    // Several quotations of one stretch: from the first to the last.
    const std::vector<Word> block = words_of(place.block);
    const Slice first = find_words(place.block, block, stated.old.front()), last = find_words(place.block, block, stated.old.back());
    if (first.found() && last.found() && first.start < last.end && last.end - first.start < 200) old = std::string(place.block.substr(first.start, last.end - first.start));
    else old = in_draft(stated.old.back(), place);
  }
  if (!stated.sign.empty()) return settle_pair(old, with_sign(old, stated.sign), place, bonds);
  if (const std::string more = stated.old.size() == 1 ? with_what_is_repeated(old, stated.fresh, place.block) : std::string(); !more.empty()) {
    const WordEdit edit(more, stated.fresh, bonds);
    return {edit.cut(0, 0), edit.shape()};
  }
  return settle_pair(old, stated.fresh, place, bonds);
}

}  // namespace dh::analyse
