#include "analyse/tone_marks.h"

#include <unicode/uchar.h>

#include <vector>

#include "analyse/draft_stretch.h"
#include "analyse/word_list.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

// `word` with a capital where `model` has one.
std::string in_case_of(const std::string& word, std::string_view model) {
  std::size_t at = 0, from = 0;
  const std::string nfc = to_nfc(model);
  const char32_t first = next_code_point(nfc, at);
  if (!u_isupper(static_cast<UChar32>(first))) return word;
  const char32_t small = next_code_point(word, from);
  std::string out;
  append_code_point(out, static_cast<char32_t>(u_toupper(static_cast<UChar32>(small))));
  return out + word.substr(from);
}

}  // namespace

std::string with_right_marks(const std::string& phrase, std::string_view block, const WordBonds& bonds) {
  const std::vector<Word> in = words_of(block);
  const Slice at = find_words(block, in, phrase);
  const std::string_view text = at.found() ? block : std::string_view(phrase);
  const std::vector<Word> words = at.found() ? in : words_of(phrase);
  const std::size_t begin = at.found() ? at.start : 0, end = at.found() ? at.end : phrase.size();
  std::string out;
  std::size_t copied = begin;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].start < begin || words[i].end > end) continue;
    std::string best;
    int most = 0;
    const auto weigh = [&](const std::string& neighbour, bool behind) {
      const std::string word = bonds.with_tone_marks(words[i].plain, neighbour, behind);
      const auto pair = [&](const std::string& one) { return behind ? bonds.together(neighbour, one) : bonds.together(one, neighbour); };
      if (word.empty() || word == words[i].key || pair(word) <= pair(words[i].key) || pair(word) <= most) return;
      most = pair(word);
      best = word;
    };
    if (i > 0) weigh(words[i - 1].key, true);
    if (i + 1 < words.size()) weigh(words[i + 1].key, false);
    if (best.empty()) continue;
    out += text.substr(copied, words[i].start - copied);
    out += in_case_of(best, text.substr(words[i].start, words[i].end - words[i].start));
    copied = words[i].end;
  }
  out += text.substr(copied, end - copied);
  return out;
}

std::string as_drafts_write(const std::string& word, std::string_view phrase, const WordBonds& bonds) {
  const std::vector<Word> missing = words_of(word);
  if (missing.size() != 1) return word;
  std::string best = word;
  int most = 0;
  for (const Word& one : words_of(phrase))
    for (const bool behind : {true, false}) {
      const std::string marked = bonds.with_tone_marks(missing[0].plain, one.key, behind);
      const int pair = marked.empty() ? 0 : behind ? bonds.together(one.key, marked) : bonds.together(marked, one.key);
      if (pair <= most) continue;
      most = pair;
      best = marked;
    }
  return best;
}

}  // namespace dh::analyse
