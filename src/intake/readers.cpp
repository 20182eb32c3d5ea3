#include <array>

#include "intake/reader.h"

namespace dh::intake {

// The order is for people; read_any asks all.
std::span<const Reader> readers() {
  static constexpr std::array<Reader, 0> all{};
  return all;
}

}  // namespace dh::intake
