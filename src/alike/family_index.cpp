#include "alike/family_index.h"

#include <algorithm>
#include <string>
#include <thread>

#include "alike/likeness.h"
#include "alike/near_guess.h"
#include "alike/on_threads.h"

namespace dh::alike {

FamilyIndex::FamilyIndex(std::uint64_t bytes, const Options& options) : families_(std::make_unique<Families>(bytes, options)), threads_(std::max(1u, options.threads)) {
  families_->takes_more_ = true;
}
FamilyIndex::FamilyIndex(FamilyIndex&&) noexcept = default;
FamilyIndex& FamilyIndex::operator=(FamilyIndex&&) noexcept = default;
FamilyIndex::~FamilyIndex() = default;

Result<FamilyIndex> FamilyIndex::build(std::span<const std::string_view> texts, const Options& options, std::uint64_t expected_bytes) {
  std::uint64_t bytes = 0;
  for (const std::string_view text : texts) bytes += text.size();
  FamilyIndex index(std::max(bytes, expected_bytes), options);
  index.add(texts);
  Families& families = *index.families_;
  TRY(families.settle());
  for (std::size_t c = 0; c < class_count; ++c) {
    const BandColumns& columns = *families.columns_[c];
    index.bands_[c].resize(columns.band_class().bands);
    on_threads(index.threads_, index.bands_[c].size(), [&](std::size_t band) {
      SortedBand& sorted = index.bands_[c][band];
      sorted.resize(columns.size());
      columns.gather(band, sorted.data());
      std::ranges::sort(sorted, {}, [&](std::uint64_t entry) { return std::pair(entry >> 32, families.wordings_[static_cast<std::uint32_t>(entry)].hash); });
    });
    families.columns_[c]->clear();
  }
  TRY(index.relabel());
  return index;
}

void FamilyIndex::add(std::span<const std::string_view> texts) {
  constexpr std::size_t piece = 1u << 10;
  const std::size_t pieces = (texts.size() + piece - 1) / piece, before = numbers_.size();
  numbers_.resize(before + pieces);
  std::atomic<std::size_t> next{0};
  on_threads(threads_, threads_, [&](std::size_t) {
    Families::Adder adder(*families_);
    for (std::size_t i = next.fetch_add(1); i < pieces; i = next.fetch_add(1)) {
      for (std::size_t k = i * piece; k < std::min(texts.size(), (i + 1) * piece); ++k) adder.add(texts[k], numbers_[before + i]);
      adder.flush(numbers_[before + i]);
    }
  });
}

Result<std::vector<FamilyIndex::Change>> FamilyIndex::join(std::span<const std::string_view> texts) {
  const Labels before = labels_;
  add(texts);
  families_->grow_joined();
  for (std::size_t c = 0; c < class_count; ++c) {
    BandColumns& columns = *families_->columns_[c];
    on_threads(threads_, bands_[c].size(), [&](std::size_t band) {
      std::vector<std::uint64_t> fresh(columns.size());
      columns.gather(band, fresh.data());
      join_band(bands_[c][band], std::move(fresh));
    });
    columns.clear();
  }
  TRY(relabel());
  std::vector<Change> changes;
  for (std::size_t i = 0; i < before.family.size(); ++i)
    if (before.family[i] != labels_.family[i] || before.group[i] != labels_.group[i])
      changes.push_back({static_cast<std::uint32_t>(i), labels_.family[i], labels_.group[i]});
  return changes;
}

// Puts fresh wordings in and compares them: each with the first and the last of its key, and all of a key with a fresh one
// that became the first or the last.
void FamilyIndex::join_band(SortedBand& band, std::vector<std::uint64_t> fresh) {
  const auto order = [&](std::uint64_t entry) { return std::pair(entry >> 32, families_->wordings_[static_cast<std::uint32_t>(entry)].hash); };
  std::ranges::sort(fresh, {}, order);
  // Merged from the end, so that only what stands after a fresh one moves, and that once.
  std::size_t left = band.size();
  band.resize(left + fresh.size());
  std::vector<std::size_t> places(fresh.size());
  for (std::size_t i = fresh.size(); i-- > 0;) {
    const auto old_end = band.begin() + static_cast<std::ptrdiff_t>(left);
    const auto place = std::ranges::upper_bound(band.begin(), old_end, order(fresh[i]), {}, order);
    std::move_backward(place, old_end, old_end + static_cast<std::ptrdiff_t>(i + 1));
    left = static_cast<std::size_t>(place - band.begin());
    places[i] = left + i;
    band[places[i]] = fresh[i];
  }
  const auto number = [&](std::size_t i) { return static_cast<std::uint32_t>(band[i]); };
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    const std::uint64_t key = fresh[i] >> 32;
    const auto same_key = std::ranges::equal_range(band, key, {}, [](std::uint64_t entry) { return entry >> 32; });
    const auto from = static_cast<std::size_t>(same_key.begin() - band.begin()), to = static_cast<std::size_t>(same_key.end() - band.begin());
    if (to - from < 2) continue;
    try_join(number(places[i]), number(from));
    try_join(number(places[i]), number(to - 1));
    if (places[i] == from || places[i] == to - 1)
      for (std::size_t k = from; k < to; ++k) try_join(number(k), number(places[i]));
  }
}

void FamilyIndex::try_join(std::uint32_t one, std::uint32_t other) {
  Joined& joined = *families_->joined_;
  if (one == other || joined.root(one) == joined.root(other)) return;
  const Wording& a = families_->wordings_[one];
  const Wording& b = families_->wordings_[other];
  const NearGuess guess = guess_near(a, b);
  if (guess == NearGuess::yes) joined.join(one, other);
  if (guess != NearGuess::unsure) return;
  thread_local Likeness likeness;
  std::string a_text, b_text;
  likeness.hold(families_->store_.read(a.place, a_text));
  if (likeness.near(families_->store_.read(b.place, b_text))) joined.join(one, other);
}

Status FamilyIndex::relabel() {
  const WordingLabels of = TRY(families_->label(numbers_));
  labels_.family.clear();
  labels_.group.clear();
  for (const auto& piece : numbers_)
    for (const std::uint32_t number : piece) {
      labels_.family.push_back(of.family[number]);
      labels_.group.push_back(of.group[number]);
    }
  return {};
}

}  // namespace dh::alike
