#include "app/compare_pass.h"

#include <filesystem>

#include "app/passes.h"
#include "base/files.h"
#include "intake/drafts.h"

namespace dh::app {
namespace {

Result<Draft> stored_draft(const store::WorkspaceStore& store, const std::string& name) {
  const std::size_t at = name.rfind('@');
  const std::string id = name.substr(0, at);
  if (at != std::string::npos) return store.draft(id, name.substr(at + 1));
  for (Draft& one : TRY(store.drafts()))
    if (one.id == id) return std::move(one);
  return fail(Error::Kind::refused, "no such draft in the workspace", {}, id);
}

Result<Draft> read_version(const store::WorkspaceStore& store, const std::string& name, const std::string& id, const Progress& progress) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(name, error)) return stored_draft(store, name);
  const std::string bytes = TRY(read_file(name));
  const intake::DraftOptions options{id, {}, true, [&progress](std::string_view step) { tell(progress, step); }};
  Result<intake::DraftFile> read = intake::read_draft(bytes, std::filesystem::path(name).filename().string(), options);
  if (read) return std::move(read->draft);
  if (read.error().file.empty()) read.error().file = name;
  return tl::unexpected(std::move(read.error()));
}

}  // namespace

Result<VersionComparison> compare_versions(store::WorkspaceStore& store, const std::string& old_name, const std::string& new_name, const Progress& progress) {
  VersionComparison out;
  out.old_draft = TRY(stored_draft(store, old_name));
  out.new_draft = TRY(read_version(store, new_name, out.old_draft.id, progress));
  TRY(analyse_all(store, progress));
  out.opinions = TRY(store.opinions());
  out.comparison = analyse::compare_drafts(out.old_draft, out.new_draft, out.opinions);
  tell(progress, "");
  return out;
}

}  // namespace dh::app
