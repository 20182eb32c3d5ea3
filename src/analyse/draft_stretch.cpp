#include "analyse/draft_stretch.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "analyse/word_edit.h"
#include "text/utf8.h"

namespace dh::analyse {

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

std::string unshortened(const std::string& phrase, std::string_view block) {
  std::string_view words = trim(phrase);
  const bool dots = words.ends_with("…") || words.ends_with("...");
  if (!dots) return phrase;
  const std::vector<Word> in = words_of(block);
  const Slice at = find_words(block, in, words);
  if (!at.found()) return phrase;
  std::size_t end = at.end;
  while (end < block.size() && block[end] != ';' && !(block[end] == '.' && (end + 1 == block.size() || block[end + 1] == ' ' || block[end + 1] == '\n'))) ++end;
  if (end < block.size() && block[end] == '.') ++end;
  return std::string(block.substr(at.start, end - at.start));
}

std::string without(const std::string& phrase, const std::string& word, bool last) {
  const std::vector<Word> words = words_of(phrase);
  Slice at = find_words(phrase, words, word);
  while (last && at.found()) {
    const std::string_view rest = std::string_view(phrase).substr(at.end);
    const Slice next = find_words(rest, words_of(rest), word);
    if (!next.found()) break;
    at = {at.end + next.start, at.end + next.end};
  }
  if (!at.found()) return {};
  std::string out(trim(std::string_view(phrase).substr(0, at.start)));
  const std::string rest(trim(std::string_view(phrase).substr(at.end)));
  if (!out.empty() && !rest.empty()) out += ' ';
  return out + rest;
}

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

std::string clause_like(std::string_view block, std::string_view anchor, std::string_view quote, std::string_view text) {
  std::string_view whole = anchor.empty() ? trim(quote) : anchor;
  if (const std::size_t at = block.find(whole); at != std::string_view::npos && !anchor.empty()) {
    const std::size_t end = block.find_first_of(",;.:\n", at + whole.size());
    whole = block.substr(at, (end == std::string_view::npos ? block.size() : end) - at);
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

std::string stretch_resembling(std::string_view block, std::string_view text) {
  const std::vector<Word> in = words_of(block), wanted = words_of(text);
  if (wanted.size() < 3 || in.empty()) return {};
  // Longest common subsequence of words, with free ends in the block; where it begins is carried along.
  struct Cell {
    std::size_t length = 0, begin = 0, end = 0;
  };
  std::vector<Cell> row(in.size() + 1), next(in.size() + 1);
  for (std::size_t i = 1; i <= wanted.size(); ++i) {
    next[0] = {};
    for (std::size_t j = 1; j <= in.size(); ++j) {
      Cell best = next[j - 1].length > row[j].length ? next[j - 1] : row[j];
      const bool near_here = row[j - 1].length == 0 || j - 1 <= row[j - 1].end + 6;  // no long leaps inside
      if (wanted[i - 1].plain == in[j - 1].plain && near_here && row[j - 1].length + 1 >= best.length)
        best = {row[j - 1].length + 1, row[j - 1].length == 0 ? j - 1 : row[j - 1].begin, j};
      next[j] = best;
    }
    std::swap(row, next);
  }
  const Cell& best = *std::ranges::max_element(row, {}, &Cell::length);
  const std::size_t span = best.end - best.begin;
  if (best.length * 10 < wanted.size() * 6 || best.length * 10 < span * 6 || best.length < 3) return {};
  return slice(block, in, best.begin, best.end);
}

}  // namespace dh::analyse
