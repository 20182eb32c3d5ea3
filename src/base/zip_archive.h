// ZIP archives (libzip) with limits on entries, sizes and ratio. Entries are read by name into memory; nothing is
// ever unpacked to a path that an archive names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dh {

class ZipReader {
 public:
  // `bytes` must outlive the reader.
  static Result<ZipReader> open(std::string_view bytes);
  ZipReader(ZipReader&&) noexcept;
  ZipReader& operator=(ZipReader&&) noexcept;
  ~ZipReader();

  std::vector<std::string> names() const;  // in the archive's order; a name may stand twice
  bool has(std::string_view name) const;
  // Reads what is really there, whatever size the entry claims, up to the limits.
  Result<std::string> read(std::string_view name) const;
  Result<std::string> read_nth(std::size_t index) const;  // names()[index]
  std::uint64_t bytes_read() const;  // unpacked so far, also of entries that passed a limit

 private:
  struct State;
  explicit ZipReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

struct ZipEntry {
  std::string name;
  std::string bytes;
};

// Writes the entries in order, deflated, all with one fixed date, so that equal entries give equal bytes.
Result<std::string> write_zip(const std::vector<ZipEntry>& entries);

}  // namespace dh
