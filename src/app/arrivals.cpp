#include "app/arrivals.h"

#include "base/files.h"

namespace dh::app {

Status Arrivals::settle(store::WorkspaceStore&, std::size_t, bool) { return {}; }

std::uint64_t FileArrivals::bytes(std::size_t index) const {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(files_[index].path, error);
  return error ? 0 : size;
}

Result<std::string> FileArrivals::load(std::size_t index) { return read_file(files_[index].path); }

}  // namespace dh::app
