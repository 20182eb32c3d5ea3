// Sorts words of 64 bits by their upper half: least significant digit first, three passes of eleven bits, stable.
#pragma once

#include <cstdint>
#include <span>

namespace dh::alike {

// `room` is as large as `keys`. The result is in `keys` or in `room`: the one that is returned.
std::span<std::uint64_t> sort_by_key(std::span<std::uint64_t> keys, std::span<std::uint64_t> room);

}  // namespace dh::alike
