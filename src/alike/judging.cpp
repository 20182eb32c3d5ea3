#include "alike/judging.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "alike/turning_words.h"

namespace dh::alike {

void judge_pairs(std::span<const JudgedPair> pairs, const WordingList& wordings, const WordingStore& store, Joined& joined, std::vector<Judged>* kept, Judgement& out) {
  constexpr std::size_t ahead = 6, further = 16;
  Turns turns;
  std::string pivot_text, text;
  std::string_view pivot_wording;
  bool held = false;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (i + further < pairs.size()) wordings.prefetch(pairs[i + further][1]);
    if (i + ahead < pairs.size()) store.prefetch(wordings[pairs[i + ahead][1]].place);
    const auto [pivot, number] = pairs[i];
    if (i == 0 || pivot != pairs[i - 1][0]) {
      pivot_wording = store.read(wordings[pivot].place, pivot_text);
      held = false;
    }
    const std::string_view member = store.read(wordings[number].place, text);
    if (same_turning_words(pivot_wording, member)) {
      if (kept != nullptr) (*kept)[number] = {pivot, false, 0, {}};
      continue;
    }
    if (!held) turns.hold(pivot_wording);
    held = true;
    ++out.compared;
    const Turns::Key key = turns.key(member);
    if (kept != nullptr) (*kept)[number] = {pivot, key.doubtful, key.value, turns.leanings()};
    const std::uint32_t root = joined.root(number);
    if (key.value != 0) out.turned.push_back({root, number, key.value, key.doubtful});
    for (const Turns::Leaning& one : turns.leanings()) out.leanings.push_back({root, one.at, number, one.word, one.doubtful});
  }
}

void add_judged(const Judged& judged, std::uint32_t root, std::uint32_t number, Judgement& out) {
  if (judged.key != 0) out.turned.push_back({root, number, judged.key, judged.doubtful});
  for (const Turns::Leaning& one : judged.leanings) out.leanings.push_back({root, one.at, number, one.word, one.doubtful});
}

void turn_opposite_leanings(Judgement& all) {
  std::ranges::sort(all.leanings, {}, [](const Leaning& one) { return std::tuple(one.root, one.at, one.word, one.number); });
  std::vector<Turned> added;
  for (std::size_t from = 0, to = 0; from < all.leanings.size(); from = to) {
    const auto first = all.leanings.begin() + static_cast<std::ptrdiff_t>(from);
    for (to = from + 1; to < all.leanings.size() && all.leanings[to].root == first->root && all.leanings[to].at == first->at; ++to) {
    }
    if (first->word == all.leanings[to - 1].word) continue;
    const std::span<const Leaning> here(first, to - from);
    std::vector<std::uint64_t> words;
    for (const Leaning& one : here)
      if (words.empty() || words.back() != one.word) words.push_back(one.word);
    std::erase_if(words, [&, all_words = words](std::uint64_t word) {
      return std::ranges::none_of(all_words, [&](std::uint64_t other) { return Turns::opposite(word, other); });
    });
    for (const Leaning& one : here)
      if (std::ranges::find(words, one.word) != words.end())
        added.push_back({one.root, one.number, (one.word + one.at) * 0x9E3779B97F4A7C15u | 1, one.doubtful});
  }
  if (added.empty()) return;
  // One key a member: its own turn and its leanings together.
  all.turned.insert(all.turned.end(), added.begin(), added.end());
  std::ranges::sort(all.turned, {}, [](const Turned& one) { return std::tuple(one.number, one.key); });
  std::vector<Turned> merged;
  for (const Turned& one : all.turned) {
    if (merged.empty() || merged.back().number != one.number) {
      merged.push_back(one);
      continue;
    }
    merged.back().key = merged.back().key * 0xD6E8FEB86659FD93u + one.key;
    merged.back().doubtful = merged.back().doubtful && one.doubtful;
  }
  all.turned = std::move(merged);
}

}  // namespace dh::alike
