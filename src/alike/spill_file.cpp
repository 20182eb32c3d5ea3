#include "alike/spill_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace dh::alike {

SpillFile::~SpillFile() {
  if (fd_ >= 0) ::close(fd_);
}

void SpillFile::note(const char* what) const {
  const std::string reason = std::string(what) + ": " + std::strerror(errno);
  const std::lock_guard lock(mutex_);
  if (fault_.empty()) fault_ = reason;
}

std::uint64_t SpillFile::append(const void* bytes, std::size_t count) {
  {
    const std::lock_guard lock(mutex_);
    if (fd_ < 0 && fault_.empty()) {
      std::error_code unused;
      std::string name = (std::filesystem::temp_directory_path(unused) / "dienhong-XXXXXX").string();
      fd_ = ::mkostemp(name.data(), O_CLOEXEC);
      if (fd_ < 0)
        fault_ = std::string("cannot create a temporary file: ") + std::strerror(errno);
      else
        ::unlink(name.c_str());
    }
  }
  const std::uint64_t at = size_.fetch_add(count);
  for (std::size_t done = 0; done < count && fd_ >= 0;) {
    const ssize_t put = ::pwrite(fd_, static_cast<const char*>(bytes) + done, count - done, static_cast<off_t>(at + done));
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) {
      note("cannot write a temporary file");
      break;
    }
    done += static_cast<std::size_t>(put);
  }
  return at;
}

void SpillFile::read(std::uint64_t at, void* bytes, std::size_t count) const {
  std::size_t done = 0;
  while (done < count) {
    const ssize_t got = ::pread(fd_, static_cast<char*>(bytes) + done, count - done, static_cast<off_t>(at + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      note("cannot read a temporary file");
      std::memset(static_cast<char*>(bytes) + done, 0, count - done);
      return;
    }
    done += static_cast<std::size_t>(got);
  }
}

Status SpillFile::status() const {
  const std::lock_guard lock(mutex_);
  if (!fault_.empty()) return fail(Error::Kind::io, fault_);
  return {};
}

}  // namespace dh::alike
