#include "analyse/rewritten_passage.h"

#include "analyse/draft_stretch.h"
#include "analyse/settled_replacement.h"
#include "analyse/stated_edit.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

constexpr std::size_t short_phrase = 5;   // words; a rewritten phrase this short is kept whole
constexpr std::size_t words_behind = 3;   // of a rewritten phrase, kept after what differs
constexpr std::size_t large_change = 3;   // words; on both sides this many say enough alone

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

// Without the words in front that only the new wording has, when a figure is all that differs else: “mỗi năm tạo việc làm
// cho 26.000 lao động” beside “tạo việc làm cho 23.000 lao động”.
std::string_view from_first_shared(std::string_view text, const std::string& old, const WordBonds& bonds) {
  const std::vector<Word> words = words_of(text), there = words_of(old);
  if (there.size() < 2) return text;
  for (std::size_t i = 1; i + 1 < words.size(); ++i)
    if (words[i].key == there[0].key && words[i + 1].key == there[1].key) {
      const std::string_view rest = text.substr(words[i].start);
      return WordEdit(old, rest, bonds).shape() == EditShape::figure ? rest : text;
    }
  return text;
}

std::vector<std::string> clauses_of(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(';', from), text.size());
    std::string_view clause = trim(text.substr(from, end - from));
    while (clause.ends_with('.')) clause.remove_suffix(1);
    out.emplace_back(clause);
    // The words of a stretch end before the mark that closes them.
    static constexpr std::string_view open = "“", close = "”";
    if (clause.rfind(open) != std::string_view::npos && clause.find(close, clause.rfind(open)) == std::string_view::npos && clause.find('"') == std::string_view::npos) out.back() += close;
    from = end + 1;
  }
  return out;
}

// Of changes in several clauses (parted by semicolons in both), the clause that changes most, whole.
Proposal clause_changed_most(const std::string& old, std::string_view text, const WordBonds& bonds) {
  const std::vector<std::string> from = clauses_of(old), to = clauses_of(text);
  if (from.size() < 2 || from.size() != to.size()) return {};
  std::size_t changed = 0, most = 0, best = 0;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const WordEdit edit(from[i], to[i], bonds);
    const std::size_t words = edit.changed_from() + edit.changed_to();
    changed += words > 0;
    if (words > most) {
      most = words;
      best = i;
    }
  }
  return changed > 1 ? Proposal{from[best], to[best], {}} : Proposal{};
}

}  // namespace

SettledEdit settle_rewritten(std::string_view written, const EditPlace& place, const WordBonds& bonds) {
  const std::string old = in_draft(std::string(trim(place.quote)), place);
  const std::string_view text = from_first_shared(written, old, bonds);
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
  const bool large = edit.changed_from() >= large_change && edit.changed_to() >= large_change;
  if (in_word) out.proposal = edit.tight();
  else if (whole) out.proposal = edit.whole();
  else out.proposal = edit.cut_at_word(edit.changed_from() == 0 || edit.changed_to() == 0 ? 1 : 0, large ? 0 : words_behind);
  if (const Proposal clause = clause_changed_most(old, text, bonds); !clause.empty()) out.proposal = clause;
  return out;
}

}  // namespace dh::analyse
