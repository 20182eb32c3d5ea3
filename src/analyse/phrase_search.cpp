#include "analyse/phrase_search.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace dh::analyse {
namespace {

std::vector<std::string_view> tokens_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// Word-bounded occurrence at or after `from`.
std::size_t find_words(const std::string& text, const std::string& phrase, std::size_t from) {
  for (std::size_t at = text.find(phrase, from); at != std::string::npos; at = text.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return at;
  }
  return std::string::npos;
}

}  // namespace

PhraseIndex::PhraseIndex(const Draft& draft) : draft_(draft) {
  entries_.reserve(draft.blocks.size());
  for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
    const Block& block = draft.blocks[i];
    if (block.text.empty()) continue;
    entries_.push_back({static_cast<int>(i), fold_words_with_origin(block.text), fold_words_with_origin(block.text, Fold::marks), {}, {}});
  }
  for (Entry& one : entries_) {
    one.tokens = tokens_of(one.plain.text);
    for (const std::string_view token : one.tokens) one.token_starts.push_back(static_cast<std::size_t>(token.data() - one.plain.text.data()));
  }
}

std::vector<PhraseHit> PhraseIndex::find_exact(const std::string& phrase, Fold level, double score) const {
  std::vector<PhraseHit> hits;
  for (const Entry& one : entries_) {
    const FoldedText& folded = level == Fold::case_only ? one.words : one.plain;
    const std::size_t at = find_words(folded.text, phrase, 0);
    if (at == std::string::npos) continue;
    const auto [start, end] = folded.original_range(at, at + phrase.size());
    hits.push_back({one.block, start, end, score});
  }
  return hits;
}

// The window of a block that shares most words with the phrase, in order (longest common subsequence).
std::vector<PhraseHit> PhraseIndex::find_near(const std::string& phrase) const {
  const std::vector<std::string_view> wanted = tokens_of(phrase);
  if (wanted.size() < 4) return {};
  const std::unordered_set<std::string_view> set(wanted.begin(), wanted.end());
  std::vector<PhraseHit> hits;
  for (const Entry& one : entries_) {
    const std::size_t n = one.tokens.size(), m = wanted.size();
    if (n * 10 < m * 7) continue;
    std::size_t inside = 0, best_inside = 0, best_at = 0;
    for (std::size_t i = 0; i < n; ++i) {
      inside += set.contains(one.tokens[i]);
      if (i >= m) inside -= set.contains(one.tokens[i - m]);
      if (inside > best_inside) {
        best_inside = inside;
        best_at = i;
      }
    }
    if (best_inside * 10 < m * 7) continue;
    const std::size_t margin = m / 4 + 1;
    const std::size_t from = best_at + 1 > m + margin ? best_at + 1 - m - margin : 0, to = std::min(n, best_at + 1 + margin);
    const std::size_t width = to - from;
    std::vector<std::vector<int>> length(m + 1, std::vector<int>(width + 1, 0));
    for (std::size_t i = 1; i <= m; ++i)
      for (std::size_t j = 1; j <= width; ++j)
        length[i][j] = wanted[i - 1] == one.tokens[from + j - 1] ? length[i - 1][j - 1] + 1 : std::max(length[i - 1][j], length[i][j - 1]);
    std::size_t i = m, j = width, first = width, last = 0;
    while (i > 0 && j > 0) {
      if (wanted[i - 1] == one.tokens[from + j - 1] && length[i][j] == length[i - 1][j - 1] + 1) {
        first = j - 1;
        last = std::max(last, j - 1);
        --i, --j;
      } else if (length[i - 1][j] >= length[i][j - 1]) {
        --i;
      } else {
        --j;
      }
    }
    if (last < first) continue;
    const double shared = length[m][width];
    const double score = 2 * shared / static_cast<double>(m + (last - first + 1));
    if (score < 0.75) continue;
    const auto [start, end] = one.plain.original_range(one.token_starts[from + first], one.token_starts[from + last] + one.tokens[from + last].size());
    hits.push_back({one.block, start, end, score * 0.95});
  }
  std::ranges::stable_sort(hits, std::ranges::greater{}, &PhraseHit::score);
  return hits;
}

std::vector<PhraseHit> PhraseIndex::find(std::string_view phrase) const {
  const std::string words = fold_words(phrase);
  if (words.empty()) return {};
  // "đầu … cuối": what was left out is not looked for; both ends must be in one block, in this order.
  for (const std::string_view gap : {"…", "...", "(...)"}) {
    const std::size_t at = phrase.find(gap);
    if (at == std::string_view::npos) continue;
    const std::string head = fold_words(phrase.substr(0, at), Fold::marks), tail = fold_words(phrase.substr(at + gap.size()), Fold::marks);
    if (head.empty() || tail.empty()) return find(head.empty() ? phrase.substr(at + gap.size()) : phrase.substr(0, at));
    std::vector<PhraseHit> hits;
    for (const Entry& one : entries_) {
      const std::size_t first = find_words(one.plain.text, head, 0);
      if (first == std::string::npos) continue;
      const std::size_t second = find_words(one.plain.text, tail, first + head.size());
      if (second == std::string::npos) continue;
      const auto [start, end] = one.plain.original_range(first, second + tail.size());
      hits.push_back({one.block, start, end, 0.97});
    }
    return hits;
  }
  std::vector<PhraseHit> hits = find_exact(words, Fold::case_only, 1.0);
  if (!hits.empty()) return hits;
  const std::string plain = fold_words(phrase, Fold::marks);
  hits = find_exact(plain, Fold::marks, 0.96);
  return hits.empty() ? find_near(plain) : hits;
}

std::vector<PhraseHit> PhraseIndex::shared_run(std::string_view text, std::size_t least) const {
  const std::string plain = fold_words(text, Fold::marks);
  const std::vector<std::string_view> wanted = tokens_of(plain);
  std::vector<PhraseHit> hits;
  std::unordered_map<std::string_view, std::vector<std::size_t>> at;
  for (std::size_t i = 0; i < wanted.size(); ++i) at[wanted[i]].push_back(i);
  for (const Entry& one : entries_) {
    std::size_t best = 0, best_end = 0;
    std::vector<std::size_t> before(wanted.size(), 0), now(wanted.size(), 0);
    for (std::size_t j = 0; j < one.tokens.size(); ++j) {
      std::ranges::fill(now, 0);
      if (const auto found = at.find(one.tokens[j]); found != at.end())
        for (const std::size_t i : found->second) {
          now[i] = (i > 0 ? before[i - 1] : 0) + 1;
          if (now[i] > best) {
            best = now[i];
            best_end = j;
          }
        }
      std::swap(before, now);
    }
    if (best < least) continue;
    const std::size_t first = best_end + 1 - best;
    const auto [start, end] = one.plain.original_range(one.token_starts[first], one.token_starts[best_end] + one.tokens[best_end].size());
    hits.push_back({one.block, start, end, static_cast<double>(best)});
  }
  std::ranges::stable_sort(hits, std::ranges::greater{}, &PhraseHit::score);
  return hits;
}

}  // namespace dh::analyse
