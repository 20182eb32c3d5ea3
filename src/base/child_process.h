// Foreign programs (LibreOffice, poppler, Tesseract) in a child process: no network, one writable directory, limits of
// time and memory. By bubblewrap where the system allows it, else by limits alone; sandbox_kind() says which.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/result.h"

namespace dh {

struct ChildCommand {
  std::vector<std::string> argv;            // argv[0] is looked up in PATH
  std::filesystem::path work_directory;     // the only place it may write; it is also HOME
  unsigned seconds = limits::child_seconds;
  std::uint64_t memory_bytes = limits::child_memory_bytes;  // address space; 0: no limit
};

// Waits for the child. Exit code other than 0, a signal or the time limit is an Error whose reason ends with the last
// line the child wrote to stderr. Gives what it wrote to stdout (up to 16 MiB).
Result<std::string> run_child(const ChildCommand& command);

enum class Sandbox { bubblewrap, limits_only };
Sandbox sandbox_kind();

}  // namespace dh
