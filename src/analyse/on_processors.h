// Work on many opinions, shared by the processors of the machine. What each piece does must not depend on the others.
#pragma once

#include <algorithm>
#include <thread>

#include "alike/on_threads.h"

namespace dh::analyse {

inline unsigned processors() {
  constexpr unsigned most = 16;  // more wait for memory
  return std::clamp(std::thread::hardware_concurrency(), 1u, most);
}

// `work(from, to)` for pieces of `count` things, `step` in each.
template <class Work>
void in_pieces(std::size_t count, std::size_t step, const Work& work) {
  alike::on_threads(processors(), (count + step - 1) / step, [&](std::size_t piece) { work(piece * step, std::min(count, (piece + 1) * step)); });
}

}  // namespace dh::analyse
