// Whether two near wordings can differ in a turn at all, told by the turning words in what differs: most do not, and need no
// comparison word by word (turns.h).
#pragma once

#include <cstdint>
#include <string_view>

namespace dh::alike {

// Equal for two wordings only if they have the same turning words with the same neighbours, whatever their order. After the
// wording eight bytes must be readable.
std::uint64_t turning_words(std::string_view wording);

// Whether turning_words of both are equal; what both begin and end with is not gone through.
bool same_turning_words(std::string_view one, std::string_view other);

}  // namespace dh::alike
