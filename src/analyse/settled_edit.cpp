#include "analyse/settled_edit.h"

#include <algorithm>
#include <utility>

#include "analyse/cue_words.h"
#include "analyse/draft_stretch.h"
#include "analyse/moved_item.h"
#include "analyse/repeated_word.h"
#include "analyse/rewritten_passage.h"
#include "analyse/settled_figure.h"
#include "analyse/settled_replacement.h"
#include "analyse/tone_marks.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

constexpr std::size_t longest_shown = 12;  // words of a phrase in which the loss of one word is shown

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

// The words in front of a phrase of the block, back to the last comma: what is put before it stands behind them.
std::string in_front_of(std::string_view block, const std::string& phrase) {
  constexpr std::size_t most = 3;  // words
  const std::vector<Word> in = words_of(block);
  const Slice at = find_words(block, in, phrase);
  if (!at.found()) return {};
  std::size_t end = 0;
  while (end < in.size() && in[end].end <= at.start) ++end;
  std::size_t from = end;
  while (from > 0 && end - from < most && (from == end || block.substr(in[from - 1].end, in[from].start - in[from - 1].end).find_first_of(",;:.") == std::string_view::npos)) --from;
  return slice(block, in, from, end);
}

// To the end of its clause: a reviewer marks the beginning of what he means.
std::string to_clause_end(std::string_view block, std::string_view marked) {
  const std::size_t at = block.find(marked);
  if (marked.empty() || at == std::string_view::npos) return std::string(marked);
  const std::size_t behind = at + marked.size();
  const std::size_t end = std::min(block.find_first_of(",;.:()\n", behind), block.size());
  return std::string(trim(block.substr(at, end - at)));
}

// A word that stands twice, apart: both with what is between, and one word behind. Empty when that is too far.
Proposal shown_twice(std::string_view text, const std::string& word, bool drop_second) {
  constexpr std::size_t farthest = 8;  // words
  const std::vector<Word> words = words_of(text);
  std::vector<std::size_t> at;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i].key == fold(word)) at.push_back(i);
  if (at.size() != 2 || at[1] - at[0] > farthest) return {};
  const std::size_t end = std::min(at[1] + 2, words.size());
  const std::string from = slice(text, words, at[0], end);
  return {from, without(from, word, drop_second), {}};
}

// “mạch”, typed over with “cách” before “mạng”: of a word of two syllables the one that was left is shown too.
void whole_word(Proposal& proposal, std::string_view behind, const WordBonds& bonds) {
  const std::vector<Word> from = words_of(proposal.from), to = words_of(proposal.to), next = words_of(behind.substr(0, std::min<std::size_t>(behind.size(), 40)));
  if (from.size() != 1 || to.size() != 1 || next.empty() || next[0].start != 1 || !behind.starts_with(' ')) return;
  if (!bonds.bonded(to[0], next[0]) || bonds.together(to[0].key, next[0].key) <= bonds.together(from[0].key, next[0].key)) return;
  const std::string rest = ' ' + std::string(behind.substr(next[0].start, next[0].end - next[0].start));
  proposal.from += rest;
  proposal.to += rest;
}

}  // namespace

SettledEdit settle_edit(const StatedEdit& stated, const EditPlace& place, const WordBonds& bonds) {
  using Form = StatedEdit::Form;
  SettledEdit out;
  switch (stated.form) {
    case Form::none: break;
    case Form::replace: return settle_replacement(stated, place, bonds);
    case Form::figure: return settle_figure(stated, place);
    case Form::insert:
      // In words of its own it tells what is wanted, not how it shall read: no edit of the text.
      out.shape = stated.free_words ? EditShape::none : EditShape::insertion;
      out.proposal.to = stated.fresh;
      out.proposal.after = stated.after.empty() ? stated.within : in_draft(stated.after, place);
      if (!stated.before.empty()) out.proposal.after = in_front_of(place.block, stated.before);
      break;
    case Form::move: return settle_move(stated, place);
    case Form::renumber: return {{stated.old.front(), stated.fresh, {}}, EditShape::renumber};
    case Form::marks:
      if (const std::string whole = in_draft(stated.old.front(), place), mended = with_right_marks(whole, place.block, bonds); mended != whole) return settle_pair(whole, mended, place, bonds);
      break;
    case Form::shown:
      out.shape = EditShape::insertion;
      out.proposal = shown_in(stated.within, place.block);
      if (out.proposal.empty()) out.proposal.to = stated.fresh;
      break;
    case Form::remove: {
      if (stated.free_words && !find_words(place.block, words_of(place.block), stated.old.front()).found()) return out;
      out.shape = EditShape::removal;
      // Of a single word the phrase beside it tells more.
      const bool beside = stated.within.empty() && words_of(stated.old.front()).size() == 1 && words_of(place.quote).size() <= longest_shown;
      const std::string within = beside ? std::string(trim(place.quote)) : stated.within;
      if (!within.empty()) {
        const std::string whole = in_draft(within, place);
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
    }
    case Form::repeated:
      if (settle_repeated(stated.old.front(), stated.within, bonds, out) || settle_repeated(stated.old.front(), place.block, bonds, out)) break;
      if (!stated.within.empty() && settle_repeated(stated.within, place.block, bonds, out)) break;
      out.shape = EditShape::removal;
      if (!stated.within.empty()) {
        // Not side by side: the first of them, or the one behind when the opinion says so.
        const bool behind = CueWords(place.said).any({"thứ hai", "thứ 2", "phía sau", "đứng sau", "ở sau"});
        const std::string whole = in_draft(stated.within, place);
        if (behind || CueWords(place.said).any({"lặp", "hai lần", "2 lần", "trùng"}))
          if (const Proposal both = shown_twice(whole, stated.old.front(), true); !both.empty()) {
            out.proposal = both;
            break;
          }
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
      const std::string word = place.writer_without_marks && !written_without_marks(whole) ? as_drafts_write(stated.fresh, whole, bonds) : stated.fresh;
      const std::string mended = with_word(whole, word, bonds);
      if (mended.empty()) return {{{}, stated.fresh, whole}, EditShape::insertion};
      return settle_pair(whole, mended, place, bonds);
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
      if (CueWords(place.said).any({"câu này", "ý này", "đoạn này"})) out.proposal.from = to_clause_end(place.block, out.proposal.from);
      if (!out.proposal.from.empty()) out.shape = EditShape::removal;
      break;
  }
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
      if (out.shape == EditShape::spelling) whole_word(out.proposal, paragraph.substr(std::min(mark.end, paragraph.size())), bonds);
      return out;
    }
  }
  return out;
}

}  // namespace dh::analyse