// A report whose annex 1 stands in volumes: the words of one volume after the other are read, so that the memory it takes
// does not grow with them.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/progress.h"
#include "base/crypto.h"
#include "base/result.h"
#include "report/condense.h"
#include "store/workspace_store.h"

namespace dh::app {

using store::WorkspaceStore;

using IssuesOfGroups = std::unordered_map<std::string, std::string>;  // issue by group, both ids
IssuesOfGroups issues_of_groups(std::span<const Opinion> opinions);

// Text and argument of each, which it lacks.
Status add_words(const WorkspaceStore& store, std::vector<ReportedOpinion>& opinions);

struct VolumesRequest {
  Synthesis whole;  // without words
  const IssuesOfGroups& issues;
  const SigningKey& key;
  std::filesystem::path report;  // beside which the volumes go
  report::Condensing condensing;
};
// Writes the volumes, in place of those before; gives the report's own DOCX, which is not written.
Result<std::string> write_volumes(const WorkspaceStore& store, const VolumesRequest& request, const Progress& progress);

std::filesystem::path volume_folder(const std::filesystem::path& report);
// Whether so many are there, by their names.
bool has_volumes(const std::filesystem::path& report, int count);

}  // namespace dh::app
