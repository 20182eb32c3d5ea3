#include "analyse/settled_edit.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyse/cue_words.h"
#include "analyse/draft_stretch.h"
#include "analyse/figures.h"
#include "analyse/repeated_word.h"
#include "analyse/settled_figure.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

constexpr std::size_t short_phrase = 5;   // words; a rewritten phrase this short is kept whole
constexpr std::size_t words_behind = 3;   // of a rewritten phrase, kept after what differs

bool numeral(std::string_view word) {
  static constexpr std::array<std::string_view, 10> names = {"một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"};
  return (!word.empty() && word.front() >= '0' && word.front() <= '9') || std::ranges::find(names, word) != names.end();
}

bool spelled_out(std::string_view word) { return numeral(word) && (word.front() < '0' || word.front() > '9'); }

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
    if (k == to.size()) return slice(a, from, i, i + to.size());
  }
  return a;
}

SettledEdit settled(const std::string& a, const std::string& b, const EditPlace& place, const WordBonds& bonds) {
  const std::string part = part_replaced(a, b);
  const WordEdit edit(part, b, bonds, place.writer_without_marks && !written_without_marks(part));
  SettledEdit out;
  out.shape = edit.shape();
  // Two syllables are quoted as one word: “không chế”, “khống chế”.
  const bool one_word = edit.from_words() == 2 && edit.changed_from() == 1 && edit.changed_to() == 1 && !edit.on_number();
  const bool tight = !one_word && (out.shape == EditShape::spelling || out.shape == EditShape::figure);
  out.proposal = tight && edit.changed_from() + edit.changed_to() > 0 ? edit.tight() : edit.whole();
  return out;
}

// The word put where the drafts would have it: beside a word that it is bonded to.
std::string with_word(const std::string& phrase, const std::string& missing, const WordBonds& bonds) {
  const std::vector<Word> words = words_of(phrase), added = words_of(missing);
  if (words.empty() || added.empty()) return {};
  std::size_t best = words.size() + 1;
  int most = 0;
  for (std::size_t i = 0; i <= words.size(); ++i) {
    int sum = 0;
    if (i > 0) sum += bonds.together(words[i - 1].key, added.front().key);
    if (i < words.size()) sum += bonds.together(added.back().key, words[i].key);
    if (sum > most) {
      most = sum;
      best = i;
    }
  }
  if (best > words.size()) return {};
  std::string out = phrase;
  if (best == words.size()) return out + ' ' + missing;
  return out.insert(words[best].start, missing + ' ');
}

// The word put behind the one that it follows in `as`.
std::string with_word_as(const std::string& phrase, const std::string& missing, std::string_view as) {
  const std::vector<Word> words = words_of(phrase), model = words_of(as), added = words_of(missing);
  if (added.empty()) return {};
  for (std::size_t i = 1; i < model.size(); ++i) {
    if (model[i].key != added.front().key) continue;
    for (const Word& word : words)
      if (word.key == model[i - 1].key) return phrase.substr(0, word.end) + ' ' + missing + phrase.substr(word.end);
  }
  return {};
}

// “…đổi mới sáng tạo, khơi dậy khát vọng…”: what stands in the block already, at its beginning or its end, shows where the
// rest shall stand.
Proposal shown_in(const std::string& wording, std::string_view block) {
  const std::vector<Word> words = words_of(wording), in = words_of(block);
  const auto stands = [&](std::size_t from, std::size_t to) { return find_words(block, in, slice(wording, words, from, to)); };
  std::size_t head = words.size();
  while (head >= 2 && !stands(0, head).found()) --head;
  if (head < 2 || head == words.size()) return {};
  std::size_t tail = 0;
  while (head + tail + 1 < words.size() && stands(words.size() - tail - 1, words.size()).found()) ++tail;
  if (tail < 2) tail = 0;
  const Slice after = stands(0, head);
  return {{}, slice(wording, words, head, words.size() - tail), std::string(block.substr(after.start, after.end - after.start))};
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

SettledEdit settle_replace(const StatedEdit& stated, const EditPlace& place, const WordBonds& bonds) {
  if (stated.old.empty()) {
    // Only the new words: beside the draft's words that they repeat most of.
    const std::string stretch = stretch_like(place.block, stated.fresh);
    const std::string_view old = stretch.empty() ? place.anchor : std::string_view(stretch);
    if (old.empty()) return {{{}, stated.fresh, {}}, EditShape::wording};
    const WordEdit edit(old, stated.fresh, bonds);
    // A few words do not stand for a whole clause.
    if (stretch.empty() && words_of(stated.fresh).size() * 3 < edit.from_words()) return {{begins_alike(place.block, stated.fresh), stated.fresh, {}}, EditShape::wording};
    if (edit.shared() * 3 < edit.from_words()) return {{std::string(old), stated.fresh, {}}, EditShape::wording};
    const EditShape shape = edit.shape();
    return {shape == EditShape::spelling ? edit.tight() : edit.cut(edit.head() <= 6 ? edit.head() : 1, 2), shape};
  }
  std::string old = in_draft(stated.old.front(), place);
  if (stated.old.size() > 1) {
    // Several quotations of one stretch: from the first to the last.
    const std::vector<Word> block = words_of(place.block);
    const Slice first = find_words(place.block, block, stated.old.front()), last = find_words(place.block, block, stated.old.back());
    if (first.found() && last.found() && first.start < last.end && last.end - first.start < 200) old = std::string(place.block.substr(first.start, last.end - first.start));
    else old = in_draft(stated.old.back(), place);
  }
  if (!stated.sign.empty()) return settled(old, with_sign(old, stated.sign), place, bonds);
  if (const std::string more = stated.old.size() == 1 ? with_what_is_repeated(old, stated.fresh, place.block) : std::string(); !more.empty()) {
    const WordEdit edit(more, stated.fresh, bonds);
    return {edit.cut(0, 0), edit.shape()};
  }
  return settled(old, stated.fresh, place, bonds);
}

}  // namespace

SettledEdit settle_edit(const StatedEdit& stated, const EditPlace& place, const WordBonds& bonds) {
  using Form = StatedEdit::Form;
  SettledEdit out;
  switch (stated.form) {
    case Form::none: break;
    case Form::replace: return settle_replace(stated, place, bonds);
    case Form::figure: return settle_figure(stated, place);
    case Form::insert:
      out.shape = EditShape::insertion;
      out.proposal.to = stated.fresh;
      out.proposal.after = stated.after.empty() ? stated.within : in_draft(stated.after, place);
      break;
    case Form::shown:
      out.shape = EditShape::insertion;
      out.proposal = shown_in(stated.within, place.block);
      if (out.proposal.empty()) out.proposal.to = stated.fresh;
      break;
    case Form::remove:
      out.shape = EditShape::removal;
      if (!stated.within.empty()) {
        const std::string whole = in_draft(stated.within, place);
        const std::string rest = without(whole, stated.old.front());
        if (!rest.empty() && words_of(rest).size() < words_of(whole).size()) {
          out.proposal = {whole, rest, {}};
          // One of two that stand there: a slip of the pen.
          const bool twice = find_words(rest, words_of(rest), stated.old.front()).found();
          out.shape = twice ? EditShape::spelling : EditShape::wording;
          break;
        }
      }
      out.proposal.from = in_draft(unshortened(stated.old.front(), place.block), place);
      break;
    case Form::repeated:
      if (settle_repeated(stated.old.front(), stated.within, bonds, out) || settle_repeated(stated.old.front(), place.block, bonds, out)) break;
      if (!stated.within.empty() && settle_repeated(stated.within, place.block, bonds, out)) break;
      out.shape = EditShape::removal;
      if (!stated.within.empty()) {
        // Not side by side: the first of them, or the one behind when the opinion says so.
        const bool behind = CueWords(place.said).any({"thứ hai", "thứ 2", "phía sau", "đứng sau", "ở sau"});
        const std::string whole = in_draft(stated.within, place);
        if (const std::string rest = without(whole, stated.old.front(), behind); !rest.empty()) {
          out.proposal = WordEdit(whole, rest, bonds).tight();
          break;
        }
      }
      out.proposal.from = in_draft(stated.old.front(), place);
      break;
    case Form::missing: {
      if (stated.within.empty()) return {{{}, stated.fresh, {}}, EditShape::spelling};
      const std::string whole = in_draft(stated.within, place);
      const std::string mended = with_word(whole, stated.fresh, bonds);
      if (mended.empty()) return {{{}, stated.fresh, whole}, EditShape::insertion};
      return settled(whole, mended, place, bonds);
    }
    case Form::between: {
      const std::vector<Word> block = words_of(place.block);
      const Slice first = find_words(place.block, block, stated.old[0] + ' ' + stated.old[1]);
      const std::string from = first.found() ? std::string(place.block.substr(first.start, first.end - first.start)) : stated.old[0] + ", " + stated.old[1];
      out.proposal = {from, stated.old[0] + ' ' + stated.old[1], {}};
      out.shape = EditShape::spelling;
      break;
    }
    case Form::pointed_out:
      out.proposal.from = std::string(place.quote.empty() || (place.quote.find("…") != std::string_view::npos && !place.anchor.empty()) ? place.anchor : trim(place.quote));
      if (!out.proposal.from.empty()) out.shape = EditShape::removal;
      break;
  }
  return out;
}

SettledEdit settle_rewritten(std::string_view text, const EditPlace& place, const WordBonds& bonds) {
  const std::string old = in_draft(std::string(trim(place.quote)), place);
  const WordEdit edit(old, text, bonds);
  if (edit.from_words() == 0) return {};
  // New words that share little with the old ones.
  if (edit.shared() * 3 < edit.from_words()) return {{clause_like(place.block, place.anchor, place.quote, text), std::string(trim(text)), {}}, EditShape::wording};
  SettledEdit out;
  out.shape = edit.shape();
  if (edit.changed_from() + edit.changed_to() == 0) return {};
  // "Thiếu chữ “lớp”", says the reason: that word is the edit, whatever else the new wording explains.
  const StatedEdit why = stated_edit(place.reason);
  if (out.shape != EditShape::spelling && !why.fresh.empty() && (why.form == StatedEdit::Form::missing || why.form == StatedEdit::Form::insert))
    if (const std::string mended = with_word_as(old, why.fresh, text); !mended.empty()) return {{old, mended, {}}, EditShape::spelling};
  // A letter is mended in its word; a word that is missing is shown in a short phrase whole.
  const bool in_word = out.shape == EditShape::spelling && edit.changed_from() > 0 && edit.changed_to() > 0;
  const bool whole = out.shape == EditShape::renumber || edit.from_words() <= short_phrase;
  if (in_word) out.proposal = edit.tight();
  else out.proposal = whole ? edit.whole() : edit.cut(edit.changed_from() == 0 || edit.changed_to() == 0 ? 1 : 0, words_behind);
  return out;
}

SettledEdit settle_tracked(const MarkedRange& mark, const WordBonds& bonds) {
  SettledEdit out;
  const std::string_view paragraph = mark.paragraph;
  const std::string from(paragraph.substr(std::min(mark.start, paragraph.size()), mark.end - mark.start));
  switch (mark.via) {
    case MarkedRange::Via::comment: return out;
    case MarkedRange::Via::inserted:
    case MarkedRange::Via::highlighted: {
      const std::vector<Word> before = words_of(paragraph.substr(0, std::min(mark.start, paragraph.size())));
      const std::size_t first = before.size() > 3 ? before.size() - 3 : 0;
      out.proposal = {{}, mark.inserted, slice(paragraph, before, first, before.size())};
      out.shape = words_of(mark.inserted).size() <= 1 ? EditShape::spelling : EditShape::insertion;
      return out;
    }
    case MarkedRange::Via::deleted:
      out.proposal.from = from;
      out.shape = words_of(from).size() <= 2 ? EditShape::spelling : EditShape::removal;
      if (!words_of(from).empty()) {
        SettledEdit repeated;
        if (settle_repeated(from, paragraph, bonds, repeated)) out = repeated;
      }
      return out;
    case MarkedRange::Via::replaced: {
      out.proposal = {from, mark.inserted, {}};
      out.shape = WordEdit(from, mark.inserted, bonds).shape();
      return out;
    }
  }
  return out;
}

}  // namespace dh::analyse
