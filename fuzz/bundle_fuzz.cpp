// What a bundle holds once it is open, and the header that stands before it: the first byte tells which, and for the
// records the size of the pieces in which their bytes arrive. What is read as whole is whole: packed again and read again
// it is the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "bundle/header.h"
#include "bundle/records.h"

namespace {

using namespace dh;

// Nothing when the stream was refused.
std::optional<std::vector<bundle::Record>> records_in(std::string_view bytes, std::size_t piece) {
  std::size_t at = 0;
  bundle::RecordUnpacker unpacker([&]() -> Result<std::string> {
    std::string next(bytes.substr(at, piece));
    at += next.size();
    return next;
  });
  std::vector<bundle::Record> out;
  for (std::size_t total = 0; total < (8u << 20);) {
    auto record = unpacker.next();
    if (!record) return std::nullopt;
    if (!*record) return out;
    total += (*record)->bytes.size() + 1;
    out.push_back(std::move(**record));
  }
  return std::nullopt;  // larger than a fuzzer has time for
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  if (data[0] == 0) {
    const auto header = bundle::header_from_json(bytes);
    if (header && !bundle::header_from_json(bundle::header_to_json(*header))) std::abort();
    return 0;
  }
  const auto records = records_in(bytes, data[0]);
  if (!records) return 0;
  std::string packed;
  bundle::RecordPacker packer([&](std::string_view some) -> Status {
    packed += some;
    return {};
  });
  for (const bundle::Record& one : *records)
    if (!packer.add(one.type, one.bytes, one.may_be_skipped)) std::abort();
  if (!packer.finish()) std::abort();
  const auto again = records_in(packed, 1000);
  if (!again || again->size() != records->size()) std::abort();
  for (std::size_t i = 0; i < records->size(); ++i)
    if ((*again)[i].type != (*records)[i].type || (*again)[i].bytes != (*records)[i].bytes) std::abort();
  return 0;
}
