// Hashes that notice damage and tell states apart; not against someone who means it. xxHash (XXH3).
#pragma once

#include <cstdint>
#include <string_view>

namespace dh::search {

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace dh::search
