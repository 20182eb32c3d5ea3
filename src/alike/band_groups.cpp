#include "alike/band_groups.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace dh::alike {

void BandGroups::find(const BandColumns& columns, std::size_t band, const Take& take) {
  const std::size_t count = columns.size();
  const int bits = std::min(most_part_bits, static_cast<int>(std::bit_width(count / part_size)));
  const int shift = 32 - bits;
  std::array<std::uint32_t, (std::size_t{1} << most_part_bits) + 1> starts{};
  columns.for_each_block(band, [&](const std::uint32_t*, const std::uint32_t* keys, std::size_t keys_count) {
    for (std::size_t i = 0; i < keys_count; ++i) ++starts[std::uint64_t{keys[i]} >> shift];
  });
  std::uint32_t sum = 0;
  for (std::uint32_t& start : starts) sum += std::exchange(start, sum);
  columns.for_each_block(band, [&](const std::uint32_t* numbers, const std::uint32_t* keys, std::size_t keys_count) {
    for (std::size_t i = 0; i < keys_count; ++i) entries_[starts[std::uint64_t{keys[i]} >> shift]++] = std::uint64_t{keys[i]} << 32 | numbers[i];
  });
  // Where a part began, the one before it now ends.
  for (std::size_t part = 0, from = 0; part < std::size_t{1} << bits; from = starts[part++]) {
    part_.numbers.clear();
    part_.ends.clear();
    group(entries_.first(starts[part]).subspan(from), bits);
    if (!part_.ends.empty()) take(part_);
  }
}

void BandGroups::group(std::span<const std::uint64_t> part, int part_bits) {
  const auto count = static_cast<std::uint32_t>(part.size());
  if (count < 2) return;
  const int bits = std::clamp(static_cast<int>(std::bit_width(part.size())), 4, most_bin_bits);
  const auto bin_of = [&](std::uint64_t entry) { return static_cast<std::size_t>(entry << part_bits >> (64 - bits)); };
  bins_.assign(std::size_t{1} << bits, 0);
  for (const std::uint64_t entry : part) ++bins_[bin_of(entry)];
  // What stands alone goes to one place after all others, and is forgotten.
  const std::uint32_t aside = count + 1;
  std::uint32_t sum = 0;
  for (std::uint32_t& bin : bins_) {
    const std::uint32_t size = std::exchange(bin, bin < 2 ? aside : sum);
    sum += size < 2 ? 0 : size;
  }
  if (sum == 0) return;
  if (room_.size() < count + 3) room_.resize(count + 3);
  for (const std::uint64_t entry : part) room_[bins_[bin_of(entry)]++] = entry;
  std::uint32_t from = 0;
  for (const std::uint32_t end : bins_) {
    if (end >= aside) continue;
    split(std::span(room_).subspan(from, end - from));
    from = end;
  }
}

// A bin holds neighbouring keys.
void BandGroups::split(std::span<std::uint64_t> bin) {
  const auto key = [](std::uint64_t entry) { return entry >> 32; };
  if (std::ranges::all_of(bin, [&](std::uint64_t entry) { return key(entry) == key(bin[0]); })) {
    add(bin);
    return;
  }
  if (bin.size() == 2) return;
  std::ranges::sort(bin);
  for (std::size_t from = 0, to = 0; from < bin.size(); from = to) {
    for (to = from + 1; to < bin.size() && key(bin[to]) == key(bin[from]); ++to) {
    }
    if (to - from >= 2) add(bin.subspan(from, to - from));
  }
}

void BandGroups::add(std::span<const std::uint64_t> alike) {
  for (const std::uint64_t entry : alike) part_.numbers.push_back(static_cast<std::uint32_t>(entry));
  part_.ends.push_back(static_cast<std::uint32_t>(part_.numbers.size()));
}

}  // namespace dh::alike
