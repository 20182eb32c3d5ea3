// A temporary file for what does not fit in memory: no name, gone when it is closed. Safe to use from several threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>

#include "base/result.h"

namespace dh::alike {

class SpillFile {
 public:
  SpillFile() = default;
  SpillFile(const SpillFile&) = delete;
  ~SpillFile();

  // Writes at the end and returns where; the file is made at the first use, in the folder for temporary files. What fails
  // is told by `status`; reading after a failure gives zeros.
  std::uint64_t append(const void* bytes, std::size_t count);
  void read(std::uint64_t at, void* bytes, std::size_t count) const;
  Status status() const;
  std::uint64_t size() const { return size_.load(); }

 private:
  void note(const char* what) const;

  int fd_ = -1;
  std::atomic<std::uint64_t> size_{0};
  mutable std::mutex mutex_;
  mutable std::string fault_;
};

}  // namespace dh::alike
