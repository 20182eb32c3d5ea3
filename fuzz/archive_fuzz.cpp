#include "base/zip_archive.h"
#include "intake/archive_reader.h"
#include "reading_check.h"

namespace {

// Lines "@ NAME" begin an entry, so that names and contents are found without guessing deflate streams.
std::string packed(std::string_view text) {
  std::vector<dh::ZipEntry> entries;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (line.starts_with("@ ") && entries.size() < 50) {
      entries.push_back({std::string(line.substr(2)), {}});
    } else if (!entries.empty()) {
      entries.back().bytes += line;
      entries.back().bytes += '\n';
    }
  }
  const auto bytes = dh::write_zip(entries);
  return bytes ? *bytes : std::string{};
}

}  // namespace

// Bytes that begin as an archive does are one; others describe one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = dh::fuzz::bytes_of(data, size);
  const std::string archive = bytes.starts_with("PK") ? std::string(bytes) : packed(bytes);
  dh::fuzz::must_hold(dh::intake::read_zip({archive, "fuzz.zip"}, dh::fuzz::consultation()));
  return 0;
}
