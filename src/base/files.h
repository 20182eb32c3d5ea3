// Whole files in and out. Writing is atomic: a temporary file beside the target, fsync, rename.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"

namespace dh {

Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t max_bytes = limits::file_bytes);
Status write_file(const std::filesystem::path& path, std::string_view bytes);

// A fresh directory that is removed, with all in it, when the object dies.
class TemporaryDirectory {
 public:
  static Result<TemporaryDirectory> create();
  TemporaryDirectory(TemporaryDirectory&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TemporaryDirectory& operator=(TemporaryDirectory&&) = delete;
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory();
  const std::filesystem::path& path() const { return path_; }

 private:
  explicit TemporaryDirectory(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

}  // namespace dh
