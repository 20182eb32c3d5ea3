#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "intake/opinion_table.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto reading = dh::intake::read_csv({bytes, "fuzz.csv"}, {});
  if (reading && !dh::intake::span_faults(*reading).empty()) std::abort();
  return 0;
}
