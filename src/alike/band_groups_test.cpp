#include "alike/band_groups.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

using namespace dh::alike;

TEST_CASE("all wordings with one key are found together, once, for few and for many") {
  for (const std::size_t count : {0u, 1u, 2u, 3'000u, 150'000u}) {
    CAPTURE(count);
    Budget budget(count % 2 == 0 ? std::uint64_t{1} << 40 : 0);  // in memory, and in a file
    SpillFile file;
    const BandClass band_class = plan_bands(0)[1];
    BandColumns columns(band_class, budget, file);
    std::mt19937 random(7);
    std::map<std::uint32_t, std::vector<std::uint32_t>> expected;
    {
      BandColumns::Writer writer(columns);
      for (std::uint32_t i = 0; i < count; ++i) {
        Sketch sketch{};
        // Keys of their own, keys of two or three, and one of a tenth of all.
        const auto drawn = static_cast<std::uint32_t>(random() % 10 == 0 ? 0 : random() % (count + 1));
        sketch.lanes.fill(static_cast<std::uint16_t>(drawn));
        sketch.lanes[band_class.rows] = static_cast<std::uint16_t>(drawn >> 16);
        writer.append(i, sketch);
        expected[band_class.key(sketch, 1)].push_back(i);
      }
    }
    std::erase_if(expected, [](const auto& entry) { return entry.second.size() < 2; });
    std::vector<std::vector<std::uint32_t>> groups, wanted;
    for (auto& [key, numbers] : expected) wanted.push_back(numbers);
    BandGroups finder(columns.size());
    finder.find(columns, 1, [&](const BandGroups::Part& part) {
      std::size_t from = 0;
      for (const std::uint32_t end : part.ends) {
        groups.emplace_back(part.numbers.begin() + static_cast<std::ptrdiff_t>(from), part.numbers.begin() + end);
        std::ranges::sort(groups.back());
        from = end;
      }
      CHECK(from == part.numbers.size());
    });
    std::ranges::sort(groups);
    std::ranges::sort(wanted);
    CHECK(groups == wanted);
  }
}
