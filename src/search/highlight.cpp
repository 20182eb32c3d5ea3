#include "search/highlight.h"

#include <algorithm>

#include "search/word_table.h"

namespace dh::search {

std::vector<WordRange> highlights(std::string_view text, const Query& query) {
  std::vector<WordRange> words;
  std::vector<std::string> bare;
  WordRange word;
  for (std::size_t at = 0; next_word(text, at, word);) {
    words.push_back(word);
    bare.push_back(indexed(text.substr(word.start, word.end - word.start)).bare);
  }
  std::vector<WordRange> found;
  for (const Clause& clause : query.clauses) {
    if (clause.excluded) continue;
    const auto same = [](const std::string& one, const FoldedWord& wanted) { return one == wanted.bare; };
    for (auto at = bare.begin();;) {
      at = std::search(at, bare.end(), clause.words.begin(), clause.words.end(), same);
      if (at == bare.end()) break;
      const std::size_t first = static_cast<std::size_t>(at - bare.begin());
      found.push_back({words[first].start, words[first + clause.words.size() - 1].end});
      ++at;
    }
  }
  std::sort(found.begin(), found.end(), [](const WordRange& a, const WordRange& b) { return a.start < b.start; });
  std::vector<WordRange> apart;
  for (const WordRange& one : found) {
    if (!apart.empty() && one.start <= apart.back().end)
      apart.back().end = std::max(apart.back().end, one.end);
    else
      apart.push_back(one);
  }
  return apart;
}

}  // namespace dh::search
