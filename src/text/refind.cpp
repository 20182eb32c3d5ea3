#include "text/refind.h"

#include <algorithm>
#include <unordered_map>

#include "text/fold.h"

namespace dh {
namespace {

constexpr std::size_t seed_words = 4;
constexpr std::size_t sure_run = 7;           // words; a shorter run must lie where its neighbours say
constexpr std::size_t widest_gap = 400;       // words on one side, for the alignment between two runs
constexpr std::size_t cluster_gap = 12;       // new words between two that belong to one quotation
constexpr double least_kept = 0.5;

std::uint64_t hash_of(std::string_view bytes) {  // FNV-1a, 64 bits
  std::uint64_t hash = 0xCBF29CE484222325ull;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
  return hash;
}

}  // namespace

std::vector<Refinder::Word> Refinder::words_of(std::string_view text) {
  const FoldedText folded = fold_words_with_origin(text);
  std::vector<Word> words;
  for (std::size_t at = 0; at < folded.text.size();) {
    const std::size_t end = std::min(folded.text.find(' ', at), folded.text.size());
    if (end > at) {
      const auto [start, stop] = folded.original_range(at, end);
      words.push_back({hash_of(std::string_view(folded.text).substr(at, end - at)), start, stop});
    }
    at = end + 1;
  }
  return words;
}

std::vector<Refinder::Run> Refinder::seeded_runs() const {
  struct Seen {
    std::uint32_t in_old = 0, in_new = 0, times_old = 0, times_new = 0;
  };
  std::unordered_map<std::uint64_t, Seen> seeds;
  seeds.reserve(old_.size() + new_.size());
  const auto key = [](const std::vector<Word>& words, std::size_t at) {
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < seed_words; ++i) all = (all ^ words[at + i].key) * 0x9E3779B97F4A7C15ull + (all >> 29);
    return all;
  };
  for (std::size_t i = 0; i + seed_words <= old_.size(); ++i) {
    Seen& one = seeds[key(old_, i)];
    one.in_old = static_cast<std::uint32_t>(i);
    ++one.times_old;
  }
  for (std::size_t i = 0; i + seed_words <= new_.size(); ++i) {
    const auto found = seeds.find(key(new_, i));
    if (found == seeds.end()) continue;
    found->second.in_new = static_cast<std::uint32_t>(i);
    ++found->second.times_new;
  }
  std::vector<Run> runs;
  std::size_t past = 0;  // old words that the last run holds already, on its diagonal
  std::size_t past_new = 0;
  for (std::size_t i = 0; i + seed_words <= old_.size(); ++i) {
    const Seen& one = seeds.find(key(old_, i))->second;
    if (one.times_old != 1 || one.times_new != 1) continue;
    const std::size_t j = one.in_new;
    if (i < past && i - (past - runs.back().length) == j - (past_new - runs.back().length)) continue;
    Run run{i, j, seed_words};
    while (run.old_first > 0 && run.new_first > 0 && old_[run.old_first - 1].key == new_[run.new_first - 1].key) {
      --run.old_first;
      --run.new_first;
      ++run.length;
    }
    while (run.old_first + run.length < old_.size() && run.new_first + run.length < new_.size() &&
           old_[run.old_first + run.length].key == new_[run.new_first + run.length].key)
      ++run.length;
    past = run.old_first + run.length;
    past_new = run.new_first + run.length;
    runs.push_back(run);
  }
  return runs;
}

// Longer runs first; a word goes to one place only.
void Refinder::take(std::vector<Run> runs) {
  std::ranges::stable_sort(runs, [](const Run& a, const Run& b) { return a.length > b.length; });
  for (const Run& run : runs) {
    std::size_t from = 0, to = run.length;
    const auto taken = [&](std::size_t i) { return to_new_[run.old_first + i] != nowhere || to_old_[run.new_first + i] != nowhere; };
    while (from < to && taken(from)) ++from;
    while (to > from && taken(to - 1)) --to;
    if (to - from < seed_words && to - from < run.length) continue;  // what is left of it proves nothing
    if (to - from < sure_run) {
      // A short run is trusted where the words before or behind it went the same way.
      const std::size_t before = run.old_first + from, behind = run.old_first + to;
      const auto near = [](std::uint32_t a, std::size_t b) { return a != nowhere && (a > b ? a - b : b - a) <= cluster_gap; };
      bool stands = false;
      for (std::size_t back = 1; back <= cluster_gap && before >= back && !stands; ++back)
        stands = near(to_new_[before - back], run.new_first + from);
      for (std::size_t on = 0; on < cluster_gap && behind + on < old_.size() && !stands; ++on) stands = near(to_new_[behind + on], run.new_first + to);
      if (!stands) continue;
    }
    for (std::size_t i = from; i < to; ++i) {
      if (taken(i)) continue;
      to_new_[run.old_first + i] = static_cast<std::uint32_t>(run.new_first + i);
      to_old_[run.new_first + i] = static_cast<std::uint32_t>(run.old_first + i);
    }
  }
}

void Refinder::align_between(std::size_t old_from, std::size_t old_to, std::size_t new_from, std::size_t new_to) {
  const std::size_t rows = old_to - old_from, columns = new_to - new_from;
  if (rows == 0 || columns == 0 || rows > widest_gap || columns > widest_gap) return;
  std::vector<std::uint16_t> longest((rows + 1) * (columns + 1), 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return longest[i * (columns + 1) + j]; };
  for (std::size_t i = rows; i-- > 0;)
    for (std::size_t j = columns; j-- > 0;)
      at(i, j) = old_[old_from + i].key == new_[new_from + j].key ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1) : std::max(at(i + 1, j), at(i, j + 1));
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (old_[old_from + i].key == new_[new_from + j].key) {
      to_new_[old_from + i] = static_cast<std::uint32_t>(new_from + j);
      to_old_[new_from + j] = static_cast<std::uint32_t>(old_from + i);
      ++i;
      ++j;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
}

Refinder::Refinder(std::string_view old_text, std::string_view new_text)
    : old_(words_of(old_text)), new_(words_of(new_text)), to_new_(old_.size(), nowhere), to_old_(new_.size(), nowhere) {
  take(seeded_runs());
  // Between two runs that follow each other in both versions, and before the first and behind the last.
  std::size_t old_from = 0, new_from = 0;
  for (std::size_t i = 0; i <= old_.size(); ++i) {
    const bool end = i == old_.size();
    if (!end && to_new_[i] == nowhere) continue;
    const std::size_t j = end ? new_.size() : to_new_[i];
    if (i > old_from && j > new_from) {
      const bool open = std::all_of(to_old_.begin() + static_cast<std::ptrdiff_t>(new_from), to_old_.begin() + static_cast<std::ptrdiff_t>(std::min(j, new_from + widest_gap + 1)),
                                    [](std::uint32_t word) { return word == nowhere; });
      if (open) align_between(old_from, i, new_from, j);
    }
    if (end) break;
    old_from = i + 1;
    new_from = j + 1;
  }
}

std::optional<Refound> Refinder::find(std::size_t start, std::size_t end) const {
  const auto first_word = std::ranges::partition_point(old_, [&](const Word& one) { return one.end <= start; });
  const auto last_word = std::partition_point(first_word, old_.end(), [&](const Word& one) { return one.start < end; });
  const auto first = static_cast<std::size_t>(first_word - old_.begin()), last = static_cast<std::size_t>(last_word - old_.begin());
  if (first == last) return std::nullopt;
  // The largest cluster of words that went on together.
  std::size_t best_first = 0, best_last = 0, best = 0, from = 0, held = 0, previous = nowhere;
  for (std::size_t i = first; i < last; ++i) {
    if (to_new_[i] == nowhere) continue;
    if (held == 0 || to_new_[i] <= to_new_[previous] || to_new_[i] - to_new_[previous] > i - previous + cluster_gap) {
      from = i;
      held = 0;
    }
    ++held;
    previous = i;
    if (held > best) {
      best = held;
      best_first = from;
      best_last = i;
    }
  }
  const auto words = last - first;
  const double kept = static_cast<double>(best) / static_cast<double>(words);
  if (best == 0 || kept < least_kept) return std::nullopt;
  // Words at its ends that were changed: as many new ones as old ones, up to what belongs to a neighbour.
  std::size_t new_first = to_new_[best_first], new_last = to_new_[best_last];
  for (std::size_t more = best_first - first; more > 0 && new_first > 0 && to_old_[new_first - 1] == nowhere; --more) --new_first;
  for (std::size_t more = last - 1 - best_last; more > 0 && new_last + 1 < new_.size() && to_old_[new_last + 1] == nowhere; --more) ++new_last;
  return Refound{new_[new_first].start, new_[new_last].end, kept};
}

}  // namespace dh
