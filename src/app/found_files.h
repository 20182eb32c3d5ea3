// The files that a person named: files as they are, folders walked in the order of their names.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace dh::app {

struct FoundFile {
  std::filesystem::path path;
  std::string name;  // as kept, UTF-8: relative to the folder that was named, with that folder's own name in front
};

// What cannot be looked at is added to `refused`, symbolic links too: they are not followed. Hidden files and office lock
// files ("~$…") are left out.
std::vector<FoundFile> find_files(const std::vector<std::filesystem::path>& paths, std::vector<Error>& refused);

}  // namespace dh::app
