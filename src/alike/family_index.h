// Families of texts that more texts join: what was found is kept, so that a thousand texts join a million in a fraction of
// the time that the million took. Everything is in memory: about 500 bytes for each distinct wording.
//
// What joins stays joined. A text that joins is compared with the same wordings that grouping all texts at once would
// compare it with, and what was joined before it came is never parted for it; so texts that are one family when grouped at
// once are one family here.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "alike/families.h"
#include "base/result.h"

namespace dh::alike {

class FamilyIndex {
 public:
  // Groups the texts. `expected_bytes`: of all texts that will ever be in it, at least those given; decides how wide bands
  // are and cannot change later.
  static Result<FamilyIndex> build(std::span<const std::string_view> texts, const Options& options, std::uint64_t expected_bytes = 0);

  FamilyIndex(FamilyIndex&&) noexcept;
  FamilyIndex& operator=(FamilyIndex&&) noexcept;
  ~FamilyIndex();

  // Adds texts after those that are there; their indices go on. `changed` names, in order, the earlier texts whose label of
  // family or group is another one now.
  struct Change {
    std::uint32_t index, family, group;
  };
  Result<std::vector<Change>> join(std::span<const std::string_view> texts);

  // The labels of all texts, by index.
  std::span<const std::uint32_t> family() const { return labels_.family; }
  std::span<const std::uint32_t> group() const { return labels_.group; }
  std::size_t size() const { return labels_.family.size(); }

 private:
  // The wordings of one band: key << 32 | number, by key and then by the hash of the wording, so that the two that others
  // are compared with are the first and the last of a key.
  using SortedBand = std::vector<std::uint64_t>;

  FamilyIndex(std::uint64_t bytes, const Options& options);
  void add(std::span<const std::string_view> texts);
  void join_band(SortedBand& band, std::vector<std::uint64_t> fresh);
  void try_join(std::uint32_t one, std::uint32_t other);
  Status relabel();

  std::unique_ptr<Families> families_;
  unsigned threads_;
  std::vector<std::vector<std::uint32_t>> numbers_;  // wordings of the texts, in order
  std::array<std::vector<SortedBand>, class_count> bands_;
  Labels labels_;
};

}  // namespace dh::alike
