// Opinions of which nothing that placing or judging looks at differs: one is placed and judged, the others get what it got.
// In campaigns most opinions were sent many times over.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "alike/wording_table.h"
#include "model/opinion.h"

namespace dh::analyse {

// A hash of 96 bits: of two opinions among a thousand million that differ, equal keys are not to be expected.
struct InputKey {
  std::uint64_t main = 0;
  std::uint32_t more = 0;
  bool operator==(const InputKey&) const = default;
};
struct InputKeyHash {
  std::size_t operator()(const InputKey& key) const { return key.main; }
};

// Of text, hints and what awaits a person. `besides`: what else is looked at. None for an opinion that is a mark in a copy of
// the draft, or that stands under a lead-in: these depend on their neighbours.
std::optional<InputKey> input_key(const Opinion& opinion, std::string besides = {});

// The same with what placing gave.
std::optional<InputKey> placed_key(const Opinion& opinion);

// Which opinion was the first with a key; for several threads. Opinions that it names must not change while it lives.
class FirstOfInput {
 public:
  const Opinion* find(const InputKey& key) const {
    const std::lock_guard lock(mutex_);
    const auto known = known_.find(key);
    return known == known_.end() ? nullptr : known->second;
  }
  void keep(const InputKey& key, const Opinion& opinion) {
    const std::lock_guard lock(mutex_);
    known_.emplace(key, &opinion);
  }

 private:
  mutable std::mutex mutex_;
  std::unordered_map<InputKey, const Opinion*, InputKeyHash> known_;
};

}  // namespace dh::analyse
