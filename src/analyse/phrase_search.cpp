#include "analyse/phrase_search.h"

#include <algorithm>
#include <map>

#include "text/fold.h"

namespace dh::analyse {
namespace {

constexpr double without_marks = 0.96;
constexpr double shortened = 0.97;       // "đầu … cuối"
constexpr std::size_t least_near = 4;    // words of a phrase that may be misquoted
constexpr std::size_t shared_of_ten = 6; // of ten words of the phrase, so many stand in the window
constexpr double least_likeness = 0.75, least_likeness_long = 0.62;
constexpr std::size_t long_phrase = 7;   // words
constexpr double other_sign = 0.85;      // “1‰” found where “1%” stands
constexpr std::size_t widest_gap = 120;  // words left out at "…"

template <class Take>
void for_each_word(const std::string& text, Take take) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) take(at, end);
    at = end + 1;
  }
}

std::string signs_of(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%') out += '%';
    if (text.substr(at).starts_with("‰")) out += 'm';
  }
  return out;
}

std::uint64_t pair_key(int left, int right) { return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(left)) << 32) | static_cast<std::uint32_t>(right); }

int number(std::unordered_map<std::string, int>& numbers, const std::string& word) {
  return numbers.try_emplace(word, static_cast<int>(numbers.size())).first->second;
}

}  // namespace

PhraseIndex::PhraseIndex(const Draft& draft) : draft_(draft) {
  for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
    const Block& block = draft.blocks[i];
    if (block.text.empty()) continue;
    const FoldedText marked = fold_words_with_origin(block.text);
    Entry entry{static_cast<int>(i), {}, {}, {}, {}};
    for_each_word(marked.text, [&](std::size_t from, std::size_t to) {
      const auto [start, end] = marked.original_range(from, to);
      const std::string word = marked.text.substr(from, to - from);
      const int plain = number(plain_numbers_, fold_words(word, Fold::marks));
      entry.marked.push_back(number(marked_numbers_, word));
      entry.starts.push_back(static_cast<std::uint32_t>(start));
      entry.ends.push_back(static_cast<std::uint32_t>(end));
      if (static_cast<std::size_t>(plain) == seats_.size()) seats_.emplace_back();
      const Seat seat{static_cast<std::uint32_t>(entries_.size()), static_cast<std::uint32_t>(entry.plain.size())};
      seats_[static_cast<std::size_t>(plain)].push_back(seat);
      if (!entry.plain.empty()) pairs_[pair_key(entry.plain.back(), plain)].push_back({seat.entry, seat.word - 1});
      entry.plain.push_back(plain);
    });
    entries_.push_back(std::move(entry));
  }
}

PhraseIndex::Words PhraseIndex::numbers_of(std::string_view text) const {
  Words out;
  const std::string words = fold_words(text);
  for_each_word(words, [&](std::size_t from, std::size_t to) {
    const std::string word = words.substr(from, to - from);
    const auto marked = marked_numbers_.find(word);
    const auto plain = plain_numbers_.find(fold_words(word, Fold::marks));
    out.marked.push_back(marked == marked_numbers_.end() ? -1 : marked->second);
    out.plain.push_back(plain == plain_numbers_.end() ? -1 : plain->second);
  });
  return out;
}

PhraseHit PhraseIndex::hit(const Entry& entry, std::size_t first, std::size_t last, double score) const {
  return {entry.block, entry.starts[first], entry.ends[last], score};
}

// Every block that holds the words side by side; with the tone marks of the phrase when any block has those.
std::vector<PhraseHit> PhraseIndex::find_run(const Words& wanted) const {
  if (wanted.plain.empty() || std::ranges::find(wanted.plain, -1) != wanted.plain.end()) return {};
  std::size_t rare = 0;
  for (std::size_t i = 1; i < wanted.plain.size(); ++i)
    if (seats_of(wanted.plain[i]).size() < seats_of(wanted.plain[rare]).size()) rare = i;
  std::vector<PhraseHit> hits;
  bool as_written = false;
  for (const Seat& seat : seats_of(wanted.plain[rare])) {
    const Entry& entry = entries_[seat.entry];
    if (seat.word < rare || seat.word - rare + wanted.plain.size() > entry.plain.size()) continue;
    const std::size_t first = seat.word - rare;
    const auto at = static_cast<std::ptrdiff_t>(first);
    if (!std::equal(wanted.plain.begin(), wanted.plain.end(), entry.plain.begin() + at)) continue;
    const bool same = std::equal(wanted.marked.begin(), wanted.marked.end(), entry.marked.begin() + at);
    const PhraseHit found = hit(entry, first, first + wanted.plain.size() - 1, same ? 1.0 : without_marks);
    as_written = as_written || same;
    if (!hits.empty() && hits.back().block == found.block) {
      if (hits.back().score < found.score) hits.back() = found;
      continue;
    }
    hits.push_back(found);
  }
  if (as_written) std::erase_if(hits, [](const PhraseHit& one) { return one.score < 1.0; });
  return hits;
}

// All parts in one block, in this order, not far from each other.
std::vector<PhraseHit> PhraseIndex::find_parts(const std::vector<Words>& parts) const {
  std::vector<PhraseHit> hits;
  for (const Entry& entry : entries_) {
    std::size_t from = 0, first = 0, last = 0;
    bool all = true;
    for (std::size_t p = 0; p < parts.size() && all; ++p) {
      const auto at = std::search(entry.plain.begin() + static_cast<std::ptrdiff_t>(from), entry.plain.end(), parts[p].plain.begin(), parts[p].plain.end());
      const auto place = static_cast<std::size_t>(at - entry.plain.begin());
      all = at != entry.plain.end() && (p == 0 || place - from <= widest_gap);
      if (p == 0) first = place;
      from = place + parts[p].plain.size();
      last = from - 1;
    }
    if (all) hits.push_back(hit(entry, first, last, shortened));
  }
  return hits;
}

// The window of a block that shares most words with the phrase, in order (longest common subsequence). A block that
// holds six words of ten holds at least one of the rarest half: only those are looked at.
std::vector<PhraseHit> PhraseIndex::find_near(const Words& asked) const {
  const std::vector<int>& wanted = asked.plain;
  const std::size_t m = wanted.size();
  if (m < least_near) return {};
  std::vector<int> known;
  for (const int one : wanted)
    if (one >= 0) known.push_back(one);
  std::ranges::sort(known);
  known.erase(std::ranges::unique(known).begin(), known.end());
  const std::vector<int> set = known;
  if (known.size() * 10 < m * 5) return {};
  std::ranges::sort(known, {}, [&](int one) { return seats_of(one).size(); });
  known.resize(std::min(known.size(), known.size() / 2 + 1));
  std::vector<std::uint32_t> entries;
  for (const int one : known)
    for (const Seat& seat : seats_of(one)) entries.push_back(seat.entry);
  std::ranges::sort(entries);
  entries.erase(std::ranges::unique(entries).begin(), entries.end());
  std::vector<PhraseHit> hits;
  std::vector<int> length;
  for (const std::uint32_t number : entries) {
    const Entry& one = entries_[number];
    const std::size_t n = one.plain.size();
    if (n * 10 < m * shared_of_ten) continue;
    const auto inside_set = [&](std::size_t i) { return std::ranges::binary_search(set, one.plain[i]); };
    std::size_t inside = 0, best_inside = 0, best_at = 0;
    for (std::size_t i = 0; i < n; ++i) {
      inside += inside_set(i);
      if (i >= m) inside -= inside_set(i - m);
      if (inside > best_inside) {
        best_inside = inside;
        best_at = i;
      }
    }
    if (best_inside * 10 < m * shared_of_ten) continue;
    const std::size_t margin = m / 4 + 1;
    const std::size_t from = best_at + 1 > m + margin ? best_at + 1 - m - margin : 0, to = std::min(n, best_at + 1 + margin);
    const std::size_t width = to - from;
    length.assign((m + 1) * (width + 1), 0);
    const auto at = [&](std::size_t i, std::size_t j) -> int& { return length[i * (width + 1) + j]; };
    for (std::size_t i = 1; i <= m; ++i)
      for (std::size_t j = 1; j <= width; ++j)
        at(i, j) = wanted[i - 1] == one.plain[from + j - 1] ? at(i - 1, j - 1) + 1 : std::max(at(i - 1, j), at(i, j - 1));
    std::size_t i = m, j = width, first = width, last = 0;
    while (i > 0 && j > 0) {
      if (wanted[i - 1] == one.plain[from + j - 1] && at(i, j) == at(i - 1, j - 1) + 1) {
        first = j - 1;
        last = std::max(last, j - 1);
        --i, --j;
      } else if (at(i - 1, j) >= at(i, j - 1)) {
        --i;
      } else {
        --j;
      }
    }
    if (last < first) continue;
    const double score = 2.0 * at(m, width) / static_cast<double>(m + (last - first + 1));
    if (score < (m >= long_phrase ? least_likeness_long : least_likeness)) continue;
    hits.push_back(hit(one, from + first, from + last, score * 0.95));
  }
  std::ranges::stable_sort(hits, std::ranges::greater{}, &PhraseHit::score);
  return hits;
}

std::vector<PhraseHit> PhraseIndex::find(std::string_view phrase) const {
  std::vector<Words> parts;
  Words all;
  for (std::size_t at = 0; at <= phrase.size();) {
    std::size_t end = phrase.size(), next = phrase.size() + 1;
    for (const std::string_view gap : {"(…)", "(...)", "[…]", "[...]", "…", "..."})
      if (const std::size_t found = phrase.find(gap, at); found < end) {
        end = found;
        next = found + gap.size();
      }
    Words part = numbers_of(phrase.substr(at, end - at));
    if (!part.plain.empty()) {
      all.plain.insert(all.plain.end(), part.plain.begin(), part.plain.end());
      all.marked.insert(all.marked.end(), part.marked.begin(), part.marked.end());
      parts.push_back(std::move(part));
    }
    at = next;
  }
  if (parts.empty()) return {};
  std::vector<PhraseHit> hits = find_run(all);
  if (hits.empty() && parts.size() > 1) hits = find_parts(parts);
  if (hits.empty()) return find_near(all);
  // Words do not tell "1‰" from "1%".
  if (const std::string signs = signs_of(phrase); !signs.empty()) {
    for (PhraseHit& one : hits) {
      const std::string& text = draft_.blocks[static_cast<std::size_t>(one.block)].text;
      if (signs_of(std::string_view(text).substr(one.start, one.end - one.start + 4)).find(signs) == std::string::npos) one.score *= other_sign;
    }
    std::ranges::stable_sort(hits, std::ranges::greater{}, &PhraseHit::score);
  }
  return hits;
}

std::vector<PhraseHit> PhraseIndex::shared_run(std::string_view text, std::size_t least) const {
  const std::vector<int> wanted = numbers_of(text).plain;
  std::map<std::uint32_t, PhraseHit> best;
  for (std::size_t i = 0; i + 1 < wanted.size(); ++i) {
    if (wanted[i] < 0 || wanted[i + 1] < 0) continue;
    const auto pair = pairs_.find(pair_key(wanted[i], wanted[i + 1]));
    if (pair == pairs_.end()) continue;
    for (const Seat& seat : pair->second) {
      const Entry& entry = entries_[seat.entry];
      if (i > 0 && seat.word > 0 && wanted[i - 1] == entry.plain[seat.word - 1]) continue;  // inside a longer run
      std::size_t n = 2;
      while (i + n < wanted.size() && seat.word + n < entry.plain.size() && wanted[i + n] == entry.plain[seat.word + n]) ++n;
      if (n < least) continue;
      PhraseHit& one = best[seat.entry];
      if (static_cast<double>(n) > one.score) one = hit(entry, seat.word, seat.word + n - 1, static_cast<double>(n));
    }
  }
  std::vector<PhraseHit> hits;
  for (const auto& [entry, one] : best) hits.push_back(one);
  std::ranges::stable_sort(hits, std::ranges::greater{}, &PhraseHit::score);
  return hits;
}

}  // namespace dh::analyse
