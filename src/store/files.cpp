// Files by content, outside the database: they can be large, and an office can copy them by hand.
#include "base/files.h"

#include <algorithm>

#include "store/state.h"

namespace dh::store {
namespace {

namespace fs = std::filesystem;

bool is_sha256(const std::string& text) {
  return text.size() == 64 &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

fs::path path_of(const fs::path& directory, const std::string& sha256) {
  return directory / "files" / sha256.substr(0, 2) / sha256;
}

}  // namespace

Result<std::string> WorkspaceStore::keep_file(std::string_view bytes) {
  const std::string sha256 = sha256_hex(bytes);
  const fs::path path = path_of(state_->directory, sha256);
  const Result<std::string> kept = read_file(path);
  if (kept && *kept == bytes) return sha256;  // a damaged copy is written again
  std::error_code fault;
  fs::create_directories(path.parent_path(), fault);
  if (fault) return fail(Error::Kind::io, "cannot make the directory: " + fault.message(), path.parent_path().string());
  TRY(write_file(path, bytes));
  return sha256;
}

Result<std::string> WorkspaceStore::file(const std::string& sha256) const {
  if (!is_sha256(sha256)) return fail(Error::Kind::not_found, "not a SHA-256: " + sha256);
  const fs::path path = path_of(state_->directory, sha256);
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return fail(Error::Kind::not_found, "the workspace keeps no such file", sha256);
  std::string bytes = TRY(read_file(path));
  if (sha256_hex(bytes) != sha256) return fail(Error::Kind::io, "the kept file is damaged", path.string());
  return bytes;
}

}  // namespace dh::store
