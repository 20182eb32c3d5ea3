// How far long work has come. Called often; whoever shows it decides how often to draw.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace dh::app {

struct HowFar {
  std::string_view step;   // what is being done, or the file at hand; empty when the work is over
  std::size_t done = 0;
  std::size_t total = 0;   // 0 while it is not known
  std::size_t opinions = 0;  // found so far
  std::size_t pending = 0;   // of these, what awaits a person already
  std::size_t refused = 0;   // files, or parts of them, that could not be read
};

using Progress = std::function<void(const HowFar&)>;

inline void tell(const Progress& progress, const HowFar& far) {
  if (progress) progress(far);
}
inline void tell(const Progress& progress, std::string_view step, std::size_t done = 0, std::size_t total = 0) {
  tell(progress, HowFar{step, done, total});
}

}  // namespace dh::app
