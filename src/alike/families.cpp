#include "alike/families.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <iterator>
#include <limits>
#include <thread>
#include <tuple>

#include "alike/band_join.h"
#include "alike/family_members.h"
#include "alike/on_threads.h"
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

constexpr std::uint64_t bytes_held_of_ten = 11;   // memory for ten bytes of texts, about
constexpr std::uint64_t texts_against_one = 50;  // that make a doubtful turn a damaged copy

}  // namespace

Families::Families(std::uint64_t bytes, const Options& options)
    : options_(options),
      budget_(options.memory_cap == 0 ? std::uint64_t{1} << 62 : options.memory_cap),
      table_(bytes, budget_),
      store_(budget_),
      wordings_(budget_) {
  // Where not all fits, the keys of bands go to the file: they are read from one end to the other, wordings here and there.
  Budget& for_columns = options.memory_cap != 0 && bytes / 10 * bytes_held_of_ten > options.memory_cap ? nothing_ : budget_;
  const BandPlan plan = plan_bands(bytes);
  for (std::size_t i = 0; i < class_count; ++i) columns_[i] = std::make_unique<BandColumns>(plan[i], for_columns, band_file_);
}

Families::~Families() = default;

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
    families.wordings_.make_room(number);
    const std::string_view text(buffer.data() + one.from, one.length);
    hash_runs(text, runs);
    const Sketch sketch = sketch_of(runs);
    families.wordings_[number] = {texts.append(text), one.hash.main, signature_of(sketch)};
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

void Families::grow_joined() {
  const std::size_t wordings = next_.load();
  joined_ = joined_ ? std::make_unique<Joined>(*joined_, wordings) : std::make_unique<Joined>(wordings);
}

Status Families::settle() {
  const Stopwatch watch;
  const std::size_t wordings = next_.load();
  if (!takes_more_) table_.clear();
  grow_joined();
  struct Task {
    BandColumns* columns;
    std::size_t band;
    std::atomic<std::size_t>* left;  // bands of these columns
  };
  std::vector<Task> tasks;
  std::array<std::atomic<std::size_t>, class_count> left;
  std::size_t largest = 0;
  for (std::size_t i = 0; i < class_count; ++i) {
    BandColumns& columns = *columns_[i];
    largest = std::max(largest, columns.size());
    left[i] = columns.band_class().bands;
    for (std::size_t band = 0; band < columns.band_class().bands; ++band) tasks.push_back({&columns, band, &left[i]});
  }
  std::ranges::stable_sort(tasks, {}, [](const Task& task) { return std::numeric_limits<std::size_t>::max() - task.columns->size(); });
  const unsigned threads = std::max(1u, options_.threads);
  on_threads(threads, threads, [&, next = std::make_shared<std::atomic<std::size_t>>(0)](std::size_t) {
    BandJoin band_join(wordings_, store_, *joined_, largest);
    for (std::size_t i = next->fetch_add(1); i < tasks.size(); i = next->fetch_add(1)) {
      const Task& task = tasks[i];
      band_join.join(*task.columns, task.band);
      if (task.left->fetch_sub(1) == 1 && !takes_more_) task.columns->clear();
    }
    compared_ += band_join.compared();
  });
  figures_.wordings = wordings;
  figures_.compared = compared_;
  figures_.spilled_bytes = store_.spilled_bytes() + band_file_.size();
  figures_.joining_seconds = watch.seconds();
  TRY(store_.status());
  return band_file_.status();
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
  const FamilyMembers members(*joined_, wordings);
  // Those that may turn their pivot, pivot by pivot.
  if (takes_more_) judged_.resize(wordings);
  constexpr std::uint32_t roots_at_once = 1u << 14;
  std::vector<std::vector<JudgedPair>> parts((wordings + roots_at_once - 1) / roots_at_once);
  std::vector<Judgement> known(parts.size());
  on_threads(options_.threads, parts.size(), [&](std::size_t part) {
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(wordings, (part + 1) * roots_at_once));
    for (auto root = static_cast<std::uint32_t>(part * roots_at_once); root < end; ++root) {
      const std::span<const std::uint32_t> family = members.of(root);
      if (family.size() < 2) continue;
      const std::uint32_t pivot = choose_pivot(family, wordings_, counts);
      for (const std::uint32_t one : family)
        if (one == pivot)
          continue;
        else if (takes_more_ && judged_[one].pivot == pivot)
          add_judged(judged_[one], root, one, known[part]);
        else
          parts[part].push_back({pivot, one});
    }
  });
  std::vector<JudgedPair> pairs;
  for (std::vector<JudgedPair>& part : parts) {
    pairs.insert(pairs.end(), part.begin(), part.end());
    part = {};
  }
  Judgement judgement;
  constexpr std::size_t step = 1u << 12;
  std::vector<Judgement> pieces((pairs.size() + step - 1) / step);
  on_threads(options_.threads, pieces.size(), [&](std::size_t i) {
    judge_pairs(std::span<const JudgedPair>(pairs).subspan(i * step, std::min(step, pairs.size() - i * step)), wordings_, store_, *joined_, takes_more_ ? &judged_ : nullptr, pieces[i]);
  });
  // Labels: the first text of each root, and of each root and key.
  WordingLabels labels{BigArray<std::uint32_t>(wordings), BigArray<std::uint32_t>(wordings)};
  std::ranges::move(known, std::back_inserter(pieces));
  for (const Judgement& piece : pieces) {
    judgement.compared += piece.compared;
    judgement.turned.insert(judgement.turned.end(), piece.turned.begin(), piece.turned.end());
    judgement.leanings.insert(judgement.leanings.end(), piece.leanings.begin(), piece.leanings.end());
  }
  turn_opposite_leanings(judgement);
  std::vector<Turned>& keyed = judgement.turned;
  std::ranges::sort(keyed, {}, [](const Turned& one) { return std::tuple(one.root, one.key); });
  std::vector<bool> is_turned(wordings);
  std::uint32_t counted = none;  // the root of the family whose texts were counted last
  std::uint64_t texts_of_family = 0;
  for_each_equal(std::span<const Turned>(keyed), [&](std::span<const Turned> alike) {
    std::uint64_t texts = 0;
    for (const Turned& one : alike) texts += counts[one.number];
    // Where one of them turns the pivot for certain, so do all that say the same.
    const bool doubtful = std::ranges::all_of(alike, &Turned::doubtful);
    if (doubtful) {
      if (counted != alike[0].root) {
        counted = alike[0].root;
        texts_of_family = 0;
        for (const std::uint32_t one : members.of(counted)) texts_of_family += counts[one];
      }
      if (texts * texts_against_one <= texts_of_family) return;
    }
    for (const Turned& one : alike) is_turned[one.number] = true;
  });
  BigArray<std::uint32_t> family_first(wordings), group_first(wordings);
  std::ranges::fill(family_first, none);
  std::ranges::fill(group_first, none);
  for (std::uint32_t i = 0; i < wordings; ++i) {
    const std::uint32_t root = members.root(i);
    family_first[root] = std::min(family_first[root], first[i]);
    if (!is_turned[i]) group_first[root] = std::min(group_first[root], first[i]);
  }
  std::uint64_t families = 0;
  for (std::uint32_t i = 0; i < wordings; ++i) {
    const std::uint32_t root = members.root(i);
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
  figures_.turned = judgement.compared;
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
