// Foreign programs (LibreOffice, poppler, Tesseract) in a child process: no network, one writable directory, limits of
// time and memory. By bubblewrap where the system allows it, else by limits and a filter that keeps it from the network;
// sandbox_kind() says which.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/result.h"

namespace dh {

struct ChildCommand {
  std::vector<std::string> argv;         // argv[0] is looked up in /usr/local/bin, /usr/bin and /bin; no shell
  std::filesystem::path work_directory;  // absolute; where it starts, its HOME, the only place it may write to stay
  unsigned seconds = limits::child_seconds;
  std::uint64_t memory_bytes = limits::child_memory_bytes;  // address space; 0: no limit
};

// Waits for the child. Exit code other than 0, a signal or the time limit is an Error whose reason ends with the last
// line the child wrote to stderr. Gives what it wrote to stdout (up to limits::child_output_bytes). The child sees
// the system's programs and fonts, a /tmp of its own and work_directory, nothing else; it has no stdin and a small
// fixed environment. Whatever it started is dead when this returns. Safe to call from several threads.
Result<std::string> run_child(const ChildCommand& command);

enum class Sandbox {
  bubblewrap,
  limits_only,  // no network, resources and time limited; but the child is not kept from other files
};
Sandbox sandbox_kind();  // what run_child uses here; found out once
Result<std::string> run_child_in(Sandbox sandbox, const ChildCommand& command);

}  // namespace dh
