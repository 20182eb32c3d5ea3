// A text as the pieces between a mark; n marks part it into n + 1, some of which may be empty.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace dh {

inline std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(mark, at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace dh
