// The stretches of an opinion by what they are to its place: words that name it ("đoạn về tuổi trẻ"), words that shall
// stand there ("thêm …"), the reason or who shall do it ("vì …", "giao …"), and the rest.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dh::analyse {

struct Zone {
  std::size_t start = 0, end = 0;  // bytes
  enum class Kind { rest, naming, fresh, reason } kind = Kind::rest;
};

// In order, without gaps but for white space.
std::vector<Zone> zones_of(std::string_view text);

}  // namespace dh::analyse
