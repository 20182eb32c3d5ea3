#include "analyse/settled_edit.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyse/cue_words.h"
#include "analyse/figures.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

constexpr std::size_t short_phrase = 5;   // words; a rewritten phrase this short is kept whole
constexpr std::size_t words_behind = 3;   // of a rewritten phrase, kept after what differs

struct Slice {
  std::size_t start = std::string::npos, end = 0;
  bool found() const { return start != std::string::npos; }
};

// Where the words stand side by side in the block.
Slice find_words(std::string_view block, const std::vector<Word>& in, std::string_view phrase) {
  const std::vector<Word> wanted = words_of(phrase);
  if (wanted.empty() || block.empty()) return {};
  for (const bool plain : {false, true})
    for (std::size_t i = 0; i + wanted.size() <= in.size(); ++i) {
      std::size_t k = 0;
      while (k < wanted.size() && (plain ? in[i + k].plain == wanted[k].plain : in[i + k].key == wanted[k].key)) ++k;
      if (k == wanted.size()) return {in[i].start, in[i + k - 1].end};
    }
  return {};
}

bool numeral(std::string_view word) { return !word.empty() && word.front() >= '0' && word.front() <= '9'; }

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
                             (numeral(from[i + k].key) && numeral(to[k].key) && near_letters(from[i + k].plain, to[k].plain))))
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

// "năm 2019" names a year, it sets nothing.
bool names_year(std::string_view text, const Figure& figure) {
  static constexpr std::string_view before = "năm ";
  return figure.key.size() == 4 && figure.start >= before.size() && fold(text.substr(figure.start - before.size(), before.size())) == before;
}

// A figure with the words that both the draft and the opinion write behind it: "đảng viên", "bác sĩ/vạn dân".
SettledEdit settle_figure(const StatedEdit& stated, const EditPlace& place) {
  SettledEdit out;
  out.shape = EditShape::figure;
  const std::vector<Figure> asked = figures_of(stated.fresh);
  if (asked.empty()) return {};
  const Figure& fresh = asked.front();
  const std::string_view wanted = std::string_view(stated.fresh).substr(0, fresh.end);
  const std::vector<Figure> there = figures_of(place.block);
  const auto behind = [](std::string_view text, std::size_t from) { return words_of(text.substr(from, std::min<std::size_t>(text.size() - from, 80))); };
  const std::vector<Word> after_fresh = behind(stated.fresh, fresh.end);
  const auto shared_behind = [&](const Figure& one) {
    const std::vector<Word> words = behind(place.block, one.end);
    std::size_t k = 0;
    while (k < words.size() && k < after_fresh.size() && k < 4 && words[k].plain == after_fresh[k].plain) ++k;
    return k;
  };
  const Figure* best = nullptr;
  double most = -1;
  std::size_t kinds = 0;
  for (const Figure& one : there) {
    if (one.share != fresh.share || one.key == fresh.key || one.start == 0 || names_year(place.block, one)) continue;  // at the very start stands a label
    ++kinds;
    double score = 0.5 * static_cast<double>(shared_behind(one));
    for (const std::string& old : stated.old)
      for (const Figure& told : figures_of(old)) score += told.key == one.key ? 4 : 0;
    if (one.range == fresh.range) score += 0.2;
    if (score > most) {
      most = score;
      best = &one;
    }
  }
  if (best != nullptr && (kinds == 1 || most >= 0.7)) {
    std::size_t start = best->start, end = best->end, fresh_end = fresh.end;
    std::string before;
    const std::size_t units = shared_behind(*best);
    const std::vector<Word> words = behind(place.block, best->end);
    const bool bound = units > 0 && (!fresh.share || words[0].plain == "tro");  // "95% trở lên"
    if (bound) {
      const std::size_t take = fresh.share ? std::min<std::size_t>(units, 2) : std::min<std::size_t>(units, 3);
      end = best->end + words[take - 1].end;
      fresh_end = fresh.end + after_fresh[take - 1].end;
    }
    // "từ 01 đến 02": the word belongs to the range.
    static constexpr std::string_view from_word = "từ ";
    if (best->range && fresh.range && start >= from_word.size() && place.block.substr(start - from_word.size(), from_word.size()) == from_word &&
        place.block.substr(best->start, best->end - best->start).find("đến") != std::string_view::npos) {
      start -= from_word.size();
      before = from_word;
    }
    out.proposal = {std::string(place.block.substr(start, end - start)), before + stated.fresh.substr(0, fresh_end), {}};
    return out;
  }
  out.proposal.to = std::string(wanted);
  if (stated.old.size() == 1 && place.block.empty()) out.proposal.from = stated.old.front();
  return out;
}

// A word that stands twice, with the word before it: “cây ăn trái ăn trái” becomes “cây ăn trái”.
bool settle_repeated(const std::string& phrase, std::string_view text, const WordBonds& bonds, SettledEdit& out) {
  std::vector<Word> once = words_of(phrase);
  const std::vector<Word> words = words_of(text);
  for (int halves = 0; halves < 2; ++halves) {
    const std::size_t n = once.size();
    for (std::size_t i = 0; n > 0 && i + 2 * n <= words.size(); ++i) {
      std::size_t k = 0;
      while (k < 2 * n && words[i + k].plain == once[k % n].plain) ++k;
      if (k < 2 * n) continue;
      const std::size_t from = i > 0 && bonds.bonded(words[i - 1], words[i]) ? i - 1 : i;
      out.proposal = {slice(text, words, from, i + 2 * n), slice(text, words, from, i + n), {}};
      out.shape = EditShape::spelling;
      return true;
    }
    // The phrase may itself be the doubled one, or hold it.
    std::vector<Word> half;
    for (std::size_t length = once.size() / 2; length > 0 && half.empty(); --length)
      for (std::size_t i = 0; i + 2 * length <= once.size() && half.empty(); ++i) {
        bool twice = true;
        for (std::size_t k = 0; k < length; ++k) twice = twice && once[i + k].plain == once[i + length + k].plain;
        if (twice) half.assign(once.begin() + static_cast<std::ptrdiff_t>(i), once.begin() + static_cast<std::ptrdiff_t>(i + length));
      }
    if (half.empty()) return false;
    once = half;
  }
  return false;
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

// To the end of its sentence, when a quotation ends with dots: “Xảy ra 65 vụ cháy...”.
std::string unshortened(const std::string& phrase, std::string_view block) {
  std::string_view words = trim(phrase);
  const bool dots = words.ends_with("…") || words.ends_with("...");
  if (!dots) return phrase;
  const std::vector<Word> in = words_of(block);
  const Slice at = find_words(block, in, words);
  if (!at.found()) return phrase;
  std::size_t end = at.end;
  while (end < block.size() && !(block[end] == '.' && (end + 1 == block.size() || block[end + 1] == ' ' || block[end + 1] == '\n'))) ++end;
  return std::string(block.substr(at.start, std::min(end + 1, block.size()) - at.start));
}

std::string without(const std::string& phrase, const std::string& word) {
  const std::vector<Word> words = words_of(phrase);
  const Slice at = find_words(phrase, words, word);
  if (!at.found()) return {};
  std::string out(trim(std::string_view(phrase).substr(0, at.start)));
  const std::string rest(trim(std::string_view(phrase).substr(at.end)));
  if (!out.empty() && !rest.empty()) out += ' ';
  return out + rest;
}

// The stretch of the block that begins and ends as the new words do.
std::string stretch_like(std::string_view block, std::string_view fresh) {
  const std::vector<Word> in = words_of(block), wanted = words_of(fresh);
  if (wanted.size() < 4) return {};
  const auto pair_at = [&](std::size_t i, std::size_t k) { return in[i].key == wanted[k].key && in[i + 1].key == wanted[k + 1].key; };
  for (std::size_t i = 0; i + 3 < in.size(); ++i) {
    if (!pair_at(i, 0)) continue;
    for (std::size_t j = i + 2; j + 1 < in.size() && j < i + 2 * wanted.size(); ++j)
      if (pair_at(j, wanted.size() - 2)) return slice(block, in, i, j + 2);
  }
  return {};
}

SettledEdit settle_replace(const StatedEdit& stated, const EditPlace& place, const WordBonds& bonds) {
  if (stated.old.empty()) {
    // Only the new words: beside the draft's words that they repeat most of.
    const std::string stretch = stretch_like(place.block, stated.fresh);
    const std::string_view old = stretch.empty() ? place.anchor : std::string_view(stretch);
    if (old.empty()) return {{{}, stated.fresh, {}}, EditShape::wording};
    const WordEdit edit(old, stated.fresh, bonds);
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
    case Form::remove:
      out.shape = EditShape::removal;
      if (!stated.within.empty()) {
        const std::string whole = in_draft(stated.within, place);
        const std::string rest = without(whole, stated.old.front());
        if (!rest.empty() && words_of(rest).size() < words_of(whole).size()) {
          out.proposal = {whole, rest, {}};
          out.shape = EditShape::wording;
          break;
        }
      }
      out.proposal.from = in_draft(unshortened(stated.old.front(), place.block), place);
      break;
    case Form::repeated:
      if (settle_repeated(stated.old.front(), stated.within, bonds, out) || settle_repeated(stated.old.front(), place.block, bonds, out)) break;
      if (!stated.within.empty() && settle_repeated(stated.within, place.block, bonds, out)) break;
      out.shape = EditShape::removal;
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
      out.proposal.from = std::string(place.quote.empty() ? place.anchor : trim(place.quote));
      if (!out.proposal.from.empty()) out.shape = EditShape::removal;
      break;
  }
  return out;
}

namespace {

// The clause of the draft's words, of which the new wording repeats the largest part; clauses end at commas and semicolons.
std::string clause_like(const EditPlace& place, std::string_view text) {
  std::string_view whole = place.anchor.empty() ? trim(place.quote) : place.anchor;
  if (const std::size_t at = place.block.find(whole); at != std::string_view::npos && !place.anchor.empty()) {
    const std::size_t end = place.block.find_first_of(",;.:\n", at + whole.size());
    whole = place.block.substr(at, (end == std::string_view::npos ? place.block.size() : end) - at);
  }
  const std::vector<Word> fresh = words_of(text);
  std::string_view best = whole;
  double most = 0;
  for (std::size_t at = 0; at < whole.size();) {
    const std::size_t end = std::min(whole.find_first_of(",;", at), whole.size());
    const std::string_view clause = trim(whole.substr(at, end - at));
    const std::vector<Word> words = words_of(clause);
    const auto shared = static_cast<double>(std::ranges::count_if(words, [&](const Word& word) { return std::ranges::find(fresh, word.key, &Word::key) != fresh.end(); }));
    if (words.size() >= 3 && shared >= 2 && shared / static_cast<double>(words.size()) > most) {
      most = shared / static_cast<double>(words.size());
      best = clause;
    }
    at = end + 1;
  }
  return std::string(best);
}

}  // namespace

SettledEdit settle_rewritten(std::string_view text, const EditPlace& place, const WordBonds& bonds) {
  const std::string old = in_draft(std::string(trim(place.quote)), place);
  const WordEdit edit(old, text, bonds);
  if (edit.from_words() == 0) return {};
  // New words that share little with the old ones.
  if (edit.shared() * 3 < edit.from_words()) return {{clause_like(place, text), std::string(trim(text)), {}}, EditShape::wording};
  SettledEdit out;
  out.shape = edit.shape();
  if (edit.changed_from() + edit.changed_to() == 0) return {};
  // "Thiếu chữ “lớp”", says the reason: that word is the edit, whatever else the new wording explains.
  const StatedEdit why = stated_edit(place.reason);
  if (out.shape != EditShape::spelling && !why.fresh.empty() && (why.form == StatedEdit::Form::missing || why.form == StatedEdit::Form::insert))
    if (const std::string mended = with_word_as(old, why.fresh, text); !mended.empty()) return {{old, mended, {}}, EditShape::spelling};
  const bool whole = out.shape == EditShape::renumber || edit.from_words() <= short_phrase;
  out.proposal = whole ? edit.whole() : edit.cut(edit.changed_from() == 0 || edit.changed_to() == 0 ? 1 : 0, words_behind);
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
