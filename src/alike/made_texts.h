// Texts for tests and benchmarks, made by a small generator: campaigns whose members differ as people's copies do, their
// twins of the opposite stance, and single opinions. Words of everyday administration; no text of anyone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dh::alike {

struct MadeText {
  std::string text;
  std::uint32_t family, group;  // numbers of what it was made from
};

// The same for the same arguments, in a mixed order.
std::vector<MadeText> make_texts(std::size_t count, std::uint64_t seed);

}  // namespace dh::alike
