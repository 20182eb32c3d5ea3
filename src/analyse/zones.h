// The stretches of an opinion by what they are to its place: words that name it ("đoạn về tuổi trẻ"), words that shall
// stand there ("thêm …"), what the draft is said to say ("dự thảo mới nói …"), the reason, who shall do it or what is told
// as known ("vì …", "giao …", "năm 2020 đã đạt …" before a wish), and the rest.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dh::analyse {

struct Zone {
  std::size_t start = 0, end = 0;  // bytes
  enum class Kind { rest, naming, fresh, told, reason } kind = Kind::rest;
};

// In order, without gaps but for white space.
std::vector<Zone> zones_of(std::string_view text);

}  // namespace dh::analyse
