#include "alike/band_join.h"

#include <algorithm>

#include "alike/near_guess.h"

namespace dh::alike {

void BandJoin::join(const BandColumns& columns, std::size_t band) {
  groups_.find(columns, band, [&](const BandGroups::Part& part) {
    find_open(part);
    if (open_.empty()) return;
    look_up(part);
    pair_up();
    compare_pairs();
  });
}

void BandJoin::find_open(const BandGroups::Part& part) {
  constexpr std::size_t ahead = 32;
  open_.clear();
  const std::vector<std::uint32_t>& numbers = part.numbers;
  for (std::size_t i = 0; i < std::min(ahead, numbers.size()); ++i) joined_.prefetch(numbers[i]);
  std::uint32_t from = 0;
  for (const std::uint32_t to : part.ends) {
    for (std::size_t i = from + ahead; i < std::min<std::size_t>(to + ahead, numbers.size()); ++i) joined_.prefetch(numbers[i]);
    const std::uint32_t root = joined_.root(numbers[from]);
    bool joined = true;
    for (std::uint32_t i = from + 1; i < to && joined; ++i) joined = joined_.root(numbers[i]) == root;
    if (!joined) open_.push_back({from, to});
    from = to;
  }
}

void BandJoin::look_up(const BandGroups::Part& part) {
  constexpr std::size_t ahead = 24;
  numbers_.clear();
  for (Group& group : open_) {
    const auto from = static_cast<std::uint32_t>(numbers_.size());
    numbers_.insert(numbers_.end(), part.numbers.begin() + group.from, part.numbers.begin() + group.to);
    group = {from, static_cast<std::uint32_t>(numbers_.size())};
  }
  known_.resize(numbers_.size());
  for (std::size_t i = 0; i < std::min(ahead, numbers_.size()); ++i) wordings_.prefetch(numbers_[i]);
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    if (i + ahead < numbers_.size()) wordings_.prefetch(numbers_[i + ahead]);
    known_[i] = wordings_[numbers_[i]];
  }
}

void BandJoin::pair_up() {
  pairs_.clear();
  for (const auto& [from, to] : open_) {
    std::uint32_t least = from, most = from;
    for (std::uint32_t i = from; i < to; ++i) {
      if (known_[i].hash < known_[least].hash) least = i;
      if (known_[i].hash > known_[most].hash) most = i;
    }
    for (const std::uint32_t center : {least, most})
      for (std::uint32_t i = from; i < to; ++i)
        if (i != center) {
          const NearGuess guess = guess_near(known_[center], known_[i]);
          if (guess == NearGuess::yes) joined_.join(numbers_[i], numbers_[center]);
          if (guess == NearGuess::unsure) pairs_.push_back({center, i});
        }
  }
}

void BandJoin::compare_pairs() {
  constexpr std::size_t ahead = 6;
  const auto fetch = [&](std::size_t i) {
    if (i >= pairs_.size()) return;
    if (i == 0 || pairs_[i - 1].center != pairs_[i].center) store_.prefetch(known_[pairs_[i].center].place);
    store_.prefetch(known_[pairs_[i].other].place);
  };
  for (std::size_t i = 0; i < ahead; ++i) fetch(i);
  std::uint32_t held = 0xFFFFFFFF;
  for (std::size_t i = 0; i < pairs_.size(); ++i) {
    fetch(i + ahead);
    const auto [center, other] = pairs_[i];
    if (joined_.root(numbers_[other]) == joined_.root(numbers_[center])) continue;
    if (held != center) likeness_.hold(store_.read(known_[center].place, held_));
    held = center;
    ++compared_;
    if (likeness_.near(store_.read(known_[other].place, other_))) joined_.join(numbers_[other], numbers_[center]);
  }
}

}  // namespace dh::alike
