// Columns of JSON that repeat: what many opinions share was read once.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"

namespace dh::store {

template <class T>
class JsonMemory {
 public:
  using Read = Result<T> (*)(std::string_view);
  explicit JsonMemory(Read read) : read_(read) {}

  Result<T> get(std::string_view json) {
    if (json.empty()) return T();
    const auto known = known_.find(json);
    if (known != known_.end()) return known->second;
    T value = TRY(read_(json));
    if (known_.size() >= most_kept) known_.clear();
    return known_.emplace(json, std::move(value)).first->second;
  }

 private:
  static constexpr std::size_t most_kept = 8192;
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  Read read_;
  std::unordered_map<std::string, T, Hash, std::equal_to<>> known_;
};

}  // namespace dh::store
