#include "app/found_files.h"

#include <algorithm>

namespace dh::app {
namespace {

namespace fs = std::filesystem;

bool is_left_out(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with(".") || name.starts_with("~$") || name == "Thumbs.db" || name == "desktop.ini";
}

}  // namespace

std::vector<FoundFile> find_files(const std::vector<fs::path>& paths, std::vector<Error>& refused) {
  std::vector<FoundFile> found;
  for (const fs::path& given : paths) {
    std::error_code error;
    const fs::path path = fs::absolute(given, error).lexically_normal();
    const fs::path folder = path.has_filename() ? path.filename() : path.parent_path().filename();
    if (fs::is_directory(path, error)) {
      fs::recursive_directory_iterator walk(path, error);
      if (error) {
        refused.push_back({Error::Kind::io, given.string(), {}, "cannot be listed: " + error.message()});
        continue;
      }
      const std::size_t before = found.size();
      for (; walk != fs::recursive_directory_iterator(); walk.increment(error)) {
        if (error) break;
        if (is_left_out(walk->path())) {
          if (walk->is_directory(error)) walk.disable_recursion_pending();
          continue;
        }
        if (walk->is_symlink(error) || !walk->is_regular_file(error)) continue;
        found.push_back({walk->path(), (folder / walk->path().lexically_relative(path)).generic_string()});
      }
      if (error) refused.push_back({Error::Kind::io, given.string(), {}, "cannot be listed to its end: " + error.message()});
      std::sort(found.begin() + static_cast<std::ptrdiff_t>(before), found.end(),
                [](const FoundFile& a, const FoundFile& b) { return a.name < b.name; });
    } else if (fs::is_regular_file(path, error)) {
      // The folder that a single file lies in may name its unit.
      found.push_back({path, (path.parent_path().filename() / path.filename()).generic_string()});
    } else {
      refused.push_back({Error::Kind::not_found, given.string(), {}, "no such file or folder"});
    }
  }
  return found;
}

}  // namespace dh::app
