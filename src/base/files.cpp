#include "base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace dh {
namespace {

// Closes a POSIX descriptor when the scope ends.
struct Descriptor {
  int fd;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

tl::unexpected<Error> io_error(const std::filesystem::path& path, const char* what) {
  return fail(Error::Kind::io, std::string(what) + ": " + std::strerror(errno), path.string());
}

Status write_new_file(const std::filesystem::path& path, std::string_view bytes) {
  const Descriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644)};
  if (file.fd < 0) return io_error(path, "cannot create");
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t put = ::write(file.fd, bytes.data() + done, bytes.size() - done);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return io_error(path, "cannot write");
    done += static_cast<std::size_t>(put);
  }
  if (::fsync(file.fd) != 0) return io_error(path, "cannot sync");
  return {};
}

// After a power loss a renamed file is there only if its directory was synced as well.
Status sync_directory(const std::filesystem::path& path) {
  const Descriptor directory{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (directory.fd < 0) return io_error(path, "cannot open");
  if (::fsync(directory.fd) != 0 && errno != EINVAL) return io_error(path, "cannot sync");
  return {};
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t max_bytes) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.fd < 0) return io_error(path, "cannot open");
  struct stat info {};
  if (::fstat(file.fd, &info) != 0) return io_error(path, "cannot stat");
  if (!S_ISREG(info.st_mode)) return fail(Error::Kind::bad_input, "not a regular file", path.string());
  if (static_cast<std::uint64_t>(info.st_size) > max_bytes)
    return fail(Error::Kind::limit, "larger than " + std::to_string(max_bytes) + " bytes", path.string());
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = ::read(file.fd, bytes.data() + done, bytes.size() - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return io_error(path, "cannot read");
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);
  return bytes;
}

Status write_file(const std::filesystem::path& path, std::string_view bytes) {
  // A name of its own, so that two writers of one file never write into the same temporary.
  static std::atomic<unsigned> count = 0;
  const std::string temporary =
      path.string() + "." + std::to_string(::getpid()) + "-" + std::to_string(++count) + ".part";
  Status written = write_new_file(temporary, bytes);
  if (written && ::rename(temporary.c_str(), path.c_str()) != 0) written = io_error(path, "cannot rename");
  if (!written) {
    ::unlink(temporary.c_str());
    return written;
  }
  return sync_directory(path.has_parent_path() ? path.parent_path() : ".");
}

Result<TemporaryDirectory> TemporaryDirectory::create() {
  std::string name = (std::filesystem::temp_directory_path() / "dienhong-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) return io_error(name, "cannot make a temporary directory");
  return TemporaryDirectory(name);
}

TemporaryDirectory::~TemporaryDirectory() {
  if (path_.empty()) return;
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace dh
