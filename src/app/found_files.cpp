#include "app/found_files.h"

#include <algorithm>

#include "base/limits.h"
#include "text/printable.h"

namespace dh::app {
namespace {

namespace fs = std::filesystem;

bool is_left_out(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with(".") || name.starts_with("~$") || name == "Thumbs.db" || name == "desktop.ini";
}

std::string as_text(const fs::path& path) { return name_as_text(path.generic_string()); }

class Walk {
 public:
  Walk(std::vector<FoundFile>& found, std::vector<Error>& refused) : found_(found), refused_(refused) {}

  // A folder that cannot be opened is told, and the others are walked all the same.
  void folder(const fs::path& path, const fs::path& name, int depth) {
    if (depth > limits::folder_depth) return refuse(Error::Kind::limit, name, "folders nested deeper than " + std::to_string(limits::folder_depth));
    std::error_code error;
    fs::directory_iterator walk(path, error);
    for (; !error && walk != fs::directory_iterator(); walk.increment(error))
      if (!is_left_out(walk->path())) entry(*walk, name / walk->path().filename(), depth);
    if (error) refuse(Error::Kind::io, name, "the folder cannot be listed: " + error.message());
  }

 private:
  void entry(const fs::directory_entry& entry, const fs::path& name, int depth) {
    std::error_code error;
    const fs::file_status status = entry.symlink_status(error);
    if (error) return refuse(Error::Kind::io, name, "cannot be looked at: " + error.message());
    switch (status.type()) {
      case fs::file_type::regular: found_.push_back({entry.path(), as_text(name)}); break;
      case fs::file_type::directory: folder(entry.path(), name, depth + 1); break;
      case fs::file_type::symlink: refuse(Error::Kind::refused, name, "a symbolic link: what it leads to is not read"); break;
      default: refuse(Error::Kind::refused, name, "not a regular file"); break;
    }
  }

  void refuse(Error::Kind kind, const fs::path& name, std::string reason) { refused_.push_back({kind, as_text(name), {}, std::move(reason)}); }

  std::vector<FoundFile>& found_;
  std::vector<Error>& refused_;
};

}  // namespace

std::vector<FoundFile> find_files(const std::vector<fs::path>& paths, std::vector<Error>& refused) {
  std::vector<FoundFile> found;
  Walk walk(found, refused);
  for (const fs::path& given : paths) {
    std::error_code error;
    const fs::path path = fs::absolute(given, error).lexically_normal();
    const fs::path folder = path.has_filename() ? path.filename() : path.parent_path().filename();
    if (fs::is_directory(path, error)) {
      const std::size_t before = found.size();
      walk.folder(path, folder, 0);
      std::sort(found.begin() + static_cast<std::ptrdiff_t>(before), found.end(),
                [](const FoundFile& a, const FoundFile& b) { return a.name < b.name; });
    } else if (fs::is_regular_file(path, error)) {
      // The folder that a single file lies in may name its unit.
      found.push_back({path, as_text(path.parent_path().filename() / path.filename())});
    } else {
      refused.push_back({Error::Kind::not_found, as_text(given), {}, "no such file or folder"});
    }
  }
  return found;
}

}  // namespace dh::app
