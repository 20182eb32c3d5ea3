#include "alike/families.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <limits>
#include <thread>
#include <tuple>

#include "alike/key_sort.h"
#include "alike/likeness.h"
#include "alike/on_threads.h"
#include "alike/turns.h"
#include "alike/wording.h"

namespace dh::alike {
namespace {

class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// Calls `each` with every run of equal roots and keys.
template <class Item, class Each>
void for_each_equal(std::span<const Item> sorted, const Each& each) {
  for (std::size_t from = 0, to = 0; from < sorted.size(); from = to) {
    for (to = from + 1; to < sorted.size() && sorted[to].root == sorted[from].root && sorted[to].key == sorted[from].key; ++to) {
    }
    each(sorted.subspan(from, to - from));
  }
}

constexpr std::uint64_t texts_against_one = 100;  // that make a doubtful turn a damaged copy

}  // namespace

Families::Families(std::uint64_t bytes, const Options& options)
    : options_(options),
      budget_(options.memory_cap == 0 ? std::uint64_t{1} << 62 : options.memory_cap),
      table_(budget_),
      store_(budget_),
      blocks_(new std::atomic<Wording*>[most_blocks]()) {
  const BandPlan plan = plan_bands(bytes);
  for (std::size_t i = 0; i < class_count; ++i) columns_[i] = std::make_unique<BandColumns>(plan[i], budget_, band_file_);
}

Families::~Families() {
  for (std::size_t i = 0; i < most_blocks; ++i) unmap_memory(blocks_[i].load(), sizeof(Wording) << block_bits);
}

void Families::make_room(std::uint32_t number) {
  std::atomic<Wording*>& block = blocks_[number >> block_bits];
  if (block.load(std::memory_order_acquire) != nullptr) return;
  const std::lock_guard lock(blocks_mutex_);
  if (block.load() != nullptr) return;
  constexpr std::size_t bytes = sizeof(Wording) << block_bits;
  auto* const fresh = static_cast<Wording*>(map_memory(bytes));
  if (fresh == nullptr) out_of_memory();
  budget_.need(bytes);
  block.store(fresh, std::memory_order_release);
}

// Texts are folded a few dozen at a time, so that the table's memory is on its way while the next one is folded.
struct Families::Adder::Work {
  struct Waiting {
    std::size_t from, length;
    WordingHash hash;
  };
  static constexpr std::size_t at_once = 32;

  explicit Work(Families& of) : families(of), texts(of.store_) {
    for (std::size_t i = 0; i < class_count; ++i) writers[i] = std::make_unique<BandColumns::Writer>(*of.columns_[i]);
  }

  void take(std::uint32_t number, const Waiting& one) {
    families.make_room(number);
    const std::string_view text(buffer.data() + one.from, one.length);
    hash_runs(text, runs);
    const Sketch sketch = sketch_of(runs);
    families.wording(number) = {texts.append(text), one.hash.main, turning_words(text), signature_of(sketch)};
    for (std::size_t i = 0; i < class_count; ++i)
      if (families.columns_[i]->band_class().holds(one.length)) writers[i]->append(number, sketch);
  }

  Families& families;
  WordingStore::Writer texts;
  std::array<std::unique_ptr<BandColumns::Writer>, class_count> writers;
  std::vector<char> buffer = std::vector<char>(1u << 16);
  std::size_t used = 0;
  std::vector<Waiting> waiting;
  std::vector<std::uint16_t> runs;
};

Families::Adder::Adder(Families& families) : work_(std::make_unique<Work>(families)) {}
Families::Adder::~Adder() = default;

void Families::Adder::add(std::string_view text, std::vector<std::uint32_t>& numbers) {
  Work& work = *work_;
  text = text.substr(0, WordingStore::longest);
  if (work.used + wording_room(text.size()) + 8 > work.buffer.size()) {
    flush(numbers);
    if (wording_room(text.size()) + 8 > work.buffer.size()) work.buffer.resize(wording_room(text.size()) + 8);
  }
  const std::size_t length = fold_wording(text, work.buffer.data() + work.used);
  const WordingHash hash = hash_wording({work.buffer.data() + work.used, length});
  work.families.table_.prefetch(hash);
  work.waiting.push_back({work.used, length, hash});
  work.used += length;
  if (work.waiting.size() == Work::at_once) flush(numbers);
}

void Families::Adder::flush(std::vector<std::uint32_t>& numbers) {
  Work& work = *work_;
  for (const Work::Waiting& one : work.waiting) {
    const WordingTable::Found found = work.families.table_.find_or_add(one.hash, work.families.next_);
    if (found.added) work.take(found.number, one);
    numbers.push_back(found.number);
  }
  work.waiting.clear();
  work.used = 0;
}

// Wordings with one key: each is compared with the two whose hashes are the smallest and the largest, so that the pairs
// that are compared do not depend on the order of the texts. What is joined already need not be compared: it changes
// nothing.
class Families::BandJoin {
 public:
  BandJoin(Families& families, std::size_t largest) : families_(families), joined_(*families.joined_), keys_(largest), room_(largest) {}

  void join(const BandColumns& columns, std::size_t band) {
    const std::size_t count = columns.size();
    columns.gather(band, keys_.data());
    const std::span<const std::uint64_t> sorted = sort_by_key(keys_.first(count), room_.first(count));
    for (std::size_t from = 0, to = 0; from < count; from = to) {
      const std::uint64_t key = sorted[from] >> 32;
      for (to = from + 1; to < count && sorted[to] >> 32 == key; ++to) {
      }
      if (to + ahead < count) joined_.prefetch(static_cast<std::uint32_t>(sorted[to + ahead]));
      if (to - from >= 2 && !all_joined(sorted.subspan(from, to - from))) compare(sorted.subspan(from, to - from));
    }
  }

  std::uint64_t compared() const { return compared_; }

 private:
  static constexpr std::size_t ahead = 16;

  static std::uint32_t number(std::uint64_t entry) { return static_cast<std::uint32_t>(entry); }

  bool all_joined(std::span<const std::uint64_t> entries) {
    for (std::size_t i = 0; i < std::min(ahead, entries.size()); ++i) joined_.prefetch(number(entries[i]));
    const std::uint32_t root = joined_.root(number(entries[0]));
    for (std::size_t i = 1; i < entries.size(); ++i) {
      if (i + ahead < entries.size()) joined_.prefetch(number(entries[i + ahead]));
      if (joined_.root(number(entries[i])) != root) return false;
    }
    return true;
  }

  void compare(std::span<const std::uint64_t> entries) {
    std::uint32_t least = number(entries[0]), most = least;
    for (const std::uint64_t entry : entries) {
      const std::uint64_t hash = families_.wording(number(entry)).hash;
      if (hash < families_.wording(least).hash) least = number(entry);
      if (hash > families_.wording(most).hash) most = number(entry);
    }
    for (const std::uint32_t center : {least, most}) {
      const Wording& middle = families_.wording(center);
      bool holding = false;
      for (const std::uint64_t entry : entries) {
        const std::uint32_t one = number(entry);
        if (one == center || joined_.root(one) == joined_.root(center)) continue;
        const Wording& other = families_.wording(one);
        if (agreeing(middle.signature, other.signature) < least_agreeing) continue;
        if (!holding) likeness_.hold(families_.store_.read(middle.place, held_));
        holding = true;
        ++compared_;
        if (likeness_.near(families_.store_.read(other.place, other_))) joined_.join(one, center);
      }
    }
  }

  Families& families_;
  Joined& joined_;
  BigArray<std::uint64_t> keys_, room_;
  Likeness likeness_;
  std::string held_, other_;
  std::uint64_t compared_ = 0;
};

void Families::grow_joined() {
  const std::size_t wordings = next_.load();
  joined_ = joined_ ? std::make_unique<Joined>(*joined_, wordings) : std::make_unique<Joined>(wordings);
}

Status Families::settle() {
  const Stopwatch watch;
  const std::size_t wordings = next_.load();
  grow_joined();
  struct Task {
    const BandColumns* columns;
    std::size_t band;
  };
  std::vector<Task> tasks;
  std::size_t largest = 0;
  for (const auto& columns : columns_) {
    largest = std::max(largest, columns->size());
    for (std::size_t band = 0; band < columns->band_class().bands; ++band) tasks.push_back({columns.get(), band});
  }
  std::ranges::stable_sort(tasks, {}, [](const Task& task) { return std::numeric_limits<std::size_t>::max() - task.columns->size(); });
  const unsigned threads = std::max(1u, options_.threads);
  on_threads(threads, threads, [&, next = std::make_shared<std::atomic<std::size_t>>(0)](std::size_t) {
    BandJoin band_join(*this, largest);
    for (std::size_t i = next->fetch_add(1); i < tasks.size(); i = next->fetch_add(1)) band_join.join(*tasks[i].columns, tasks[i].band);
    compared_ += band_join.compared();
  });
  figures_.wordings = wordings;
  figures_.compared = compared_;
  figures_.spilled_bytes = store_.spilled_bytes() + band_file_.size();
  figures_.joining_seconds = watch.seconds();
  TRY(store_.status());
  return band_file_.status();
}

void Families::judge(std::span<const std::array<std::uint32_t, 2>> pairs, Judgement& out) {
  Turns turns;
  std::string pivot_text, text;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto [pivot, number] = pairs[i];
    if (i == 0 || pivot != pairs[i - 1][0]) turns.hold(store_.read(wording(pivot).place, pivot_text));
    const Turns::Key key = turns.key(store_.read(wording(number).place, text));
    if (keeps_judged_) judged_[number] = {pivot, key.doubtful, key.value, turns.leanings()};
    const std::uint32_t root = joined_->root(number);
    if (key.value != 0) out.turned.push_back({root, number, key.value, key.doubtful});
    for (const Turns::Leaning& one : turns.leanings()) out.leanings.push_back({root, one.at, number, one.word});
  }
}

// Members that lean to opposite sides where the pivot stands between them: each side becomes a turn.
void Families::turn_opposite_leanings(Judgement& all) {
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
        added.push_back({one.root, one.number, (one.word + one.at) * 0x9E3779B97F4A7C15u | 1, false});
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

Result<WordingLabels> Families::label(std::span<const std::vector<std::uint32_t>> numbers) {
  const Stopwatch watch;
  const std::uint32_t wordings = next_.load();
  constexpr std::uint32_t none = 0xFFFFFFFF;
  // How many texts have a wording, and the first of them.
  BigArray<std::uint32_t> counts(wordings), first(wordings);
  std::uint32_t text = 0;
  for (const auto& piece : numbers)
    for (const std::uint32_t number : piece) {
      if (counts[number]++ == 0) first[number] = text;
      ++text;
    }
  // The pivot of a family, at its root: the wording that most texts have.
  BigArray<std::uint32_t> pivots(wordings);
  std::ranges::fill(pivots, none);
  for (std::uint32_t i = 0; i < wordings; ++i) {
    std::uint32_t& pivot = pivots[joined_->root(i)];
    if (pivot == none || counts[i] > counts[pivot] || (counts[i] == counts[pivot] && wording(i).hash < wording(pivot).hash)) pivot = i;
  }
  // Those that turn their pivot, pivot by pivot.
  std::vector<std::array<std::uint32_t, 2>> pairs;
  Judgement judgement;
  if (keeps_judged_) judged_.resize(wordings);
  for (std::uint32_t i = 0; i < wordings; ++i) {
    const std::uint32_t pivot = pivots[joined_->root(i)];
    if (pivot == i || wording(i).turning_words == wording(pivot).turning_words) continue;
    if (!keeps_judged_ || judged_[i].pivot != pivot) {
      pairs.push_back({pivot, i});
      continue;
    }
    if (judged_[i].key != 0) judgement.turned.push_back({joined_->root(i), i, judged_[i].key, judged_[i].doubtful});
    for (const Turns::Leaning& one : judged_[i].leanings) judgement.leanings.push_back({joined_->root(i), one.at, i, one.word});
  }
  std::ranges::sort(pairs);
  constexpr std::size_t step = 1u << 12;
  std::vector<Judgement> pieces((pairs.size() + step - 1) / step);
  on_threads(options_.threads, pieces.size(), [&](std::size_t i) {
    judge(std::span<const std::array<std::uint32_t, 2>>(pairs).subspan(i * step, std::min(step, pairs.size() - i * step)), pieces[i]);
  });
  // Labels: the first text of each root, and of each root and key.
  WordingLabels labels{BigArray<std::uint32_t>(wordings), BigArray<std::uint32_t>(wordings)};
  for (const Judgement& piece : pieces) {
    judgement.turned.insert(judgement.turned.end(), piece.turned.begin(), piece.turned.end());
    judgement.leanings.insert(judgement.leanings.end(), piece.leanings.begin(), piece.leanings.end());
  }
  turn_opposite_leanings(judgement);
  std::vector<Turned>& keyed = judgement.turned;
  std::ranges::sort(keyed, {}, [](const Turned& one) { return std::tuple(one.root, one.key); });
  BigArray<std::uint32_t> texts_of_root(keyed.empty() ? 0 : wordings);
  if (!keyed.empty())
    for (std::uint32_t i = 0; i < wordings; ++i) texts_of_root[joined_->root(i)] += counts[i];
  std::vector<bool> is_turned(wordings);
  for_each_equal(std::span<const Turned>(keyed), [&](std::span<const Turned> alike) {
    std::uint64_t texts = 0;
    for (const Turned& one : alike) texts += counts[one.number];
    // Where one of them turns the pivot for certain, so do all that say the same.
    const bool doubtful = std::ranges::all_of(alike, &Turned::doubtful);
    if (doubtful && texts * texts_against_one <= texts_of_root[alike[0].root]) return;
    for (const Turned& one : alike) is_turned[one.number] = true;
  });
  BigArray<std::uint32_t> family_first(wordings), group_first(wordings);
  std::ranges::fill(family_first, none);
  std::ranges::fill(group_first, none);
  for (std::uint32_t i = 0; i < wordings; ++i) {
    const std::uint32_t root = joined_->root(i);
    family_first[root] = std::min(family_first[root], first[i]);
    if (!is_turned[i]) group_first[root] = std::min(group_first[root], first[i]);
  }
  std::uint64_t families = 0;
  for (std::uint32_t i = 0; i < wordings; ++i) {
    const std::uint32_t root = joined_->root(i);
    labels.family[i] = family_first[root];
    labels.group[i] = group_first[root];
    families += root == i;
  }
  figures_.families = figures_.groups = families;
  for_each_equal(std::span<const Turned>(keyed), [&](std::span<const Turned> alike) {
    if (!is_turned[alike[0].number]) return;
    std::uint32_t label = none;
    for (const Turned& one : alike) label = std::min(label, first[one.number]);
    for (const Turned& one : alike) labels.group[one.number] = label;
    ++figures_.groups;
  });
  figures_.texts = text;
  figures_.turned = pairs.size();
  figures_.judging_seconds = watch.seconds();
  TRY(store_.status());
  return labels;
}

Result<Labels> group_texts(std::span<const std::string_view> texts, const Options& options, Figures* figures) {
  std::uint64_t bytes = 0;
  for (const std::string_view text : texts) bytes += text.size();
  Families families(bytes, options);
  constexpr std::size_t piece = 1u << 12;
  std::vector<std::vector<std::uint32_t>> numbers((texts.size() + piece - 1) / piece);
  std::atomic<std::size_t> next{0};
  on_threads(std::max(1u, options.threads), std::max(1u, options.threads), [&](std::size_t) {
    Families::Adder adder(families);
    for (std::size_t i = next.fetch_add(1); i < numbers.size(); i = next.fetch_add(1)) {
      for (std::size_t k = i * piece; k < std::min(texts.size(), (i + 1) * piece); ++k) adder.add(texts[k], numbers[i]);
      adder.flush(numbers[i]);
    }
  });
  TRY(families.settle());
  const WordingLabels of = TRY(families.label(numbers));
  Labels labels;
  for (const auto& piece_numbers : numbers)
    for (const std::uint32_t number : piece_numbers) {
      labels.family.push_back(of.family[number]);
      labels.group.push_back(of.group[number]);
    }
  if (figures != nullptr) *figures = families.figures();
  return labels;
}

}  // namespace dh::alike
