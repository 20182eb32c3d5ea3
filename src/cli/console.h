// What every command shares: where the workspace is, in which language to speak, how to show progress and errors.
#pragma once

#include <boost/json.hpp>
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/progress.h"
#include "base/result.h"
#include "store/workspace_store.h"
#include "text/words.h"

namespace dh::cli {

enum ExitCode { exit_done = 0, exit_refused = 1, exit_usage = 2, exit_fault = 3 };

class Console {
 public:
  std::filesystem::path workspace = ".";
  bool json = false;
  std::string language;  // "vi" or "en"; empty: by DIENHONG_LANG, else Vietnamese

  // Picks the words of the language in force.
  std::string_view tr(std::string_view vietnamese, std::string_view english) const;

  // What comes from files is shown so that a terminal obeys nothing in it (text/printable.h).
  void line(const std::string& text) const;               // stdout; silent with --json
  // The ranges, ascending and apart, are bold on a terminal.
  void line(const std::string& text, const std::vector<WordRange>& bold) const;
  void result(const boost::json::value& value) const;     // stdout, with --json only
  int refuse(const Error& error) const;                   // stderr, one line; gives the exit code for it
  Result<store::WorkspaceStore> open() const;

  // Draws at most five times a second on a terminal, and a line every five seconds elsewhere; nothing in the first second.
  // The console must outlive it.
  app::Progress progress() const;
};

}  // namespace dh::cli
