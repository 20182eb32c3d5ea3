// How far long work has come. Called often; whoever shows it decides how often to draw.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace dh::app {

// `total` is 0 while it is not known.
using Progress = std::function<void(std::string_view step, std::size_t done, std::size_t total)>;

inline void tell(const Progress& progress, std::string_view step, std::size_t done = 0, std::size_t total = 0) {
  if (progress) progress(step, done, total);
}

}  // namespace dh::app
