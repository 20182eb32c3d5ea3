#include "base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace dh {
namespace {

tl::unexpected<Error> io_error(const std::filesystem::path& path, const char* what) {
  const auto kind = errno == ENOENT ? Error::Kind::not_found : Error::Kind::io;
  return fail(kind, std::string(what) + ": " + std::strerror(errno), path.string());
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return io_error(path, "cannot open");
  struct stat info {};
  void* data = nullptr;
  bool good = ::fstat(file, &info) == 0 && S_ISREG(info.st_mode);
  if (good && info.st_size > 0) {
    data = ::mmap(nullptr, static_cast<std::size_t>(info.st_size), PROT_READ, MAP_PRIVATE, file, 0);
    good = data != MAP_FAILED;
  }
  auto error = io_error(path, "cannot map");
  ::close(file);
  if (!good) return error;
  return MappedFile(data, static_cast<std::size_t>(info.st_size));
}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(data_, size_);
}

}  // namespace dh
