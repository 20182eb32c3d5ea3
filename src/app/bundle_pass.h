// Bundles between units: up, what a unit gathered; down, what it is asked about.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/delivery.h"
#include "app/progress.h"
#include "base/result.h"
#include "store/workspace_store.h"

namespace dh::app {

struct BundleRequest {
  std::filesystem::path out;
  std::string to;  // code; empty: the unit directly above, as the roster has it
  Carry carry = Carry::sources;
};
struct BundleOutcome {
  std::string to, to_name;
  std::int64_t sequence = 0;
  std::string sha256;
  std::uint64_t bytes = 0;
  bool down = false;  // the consultation went to a unit below; else opinions went up
};
// To a unit above: what this one and those below it gathered (delivery.h). To a unit below: guide, drafts and its part of
// the roster. The receiver's key must be trusted (keys.h).
Result<BundleOutcome> make_bundle(WorkspaceStore& store, const BundleRequest& request, const Progress& progress);

// What a report of this unit carries upward, sealed for the unit directly above: the same opinions under the same number,
// without their files. Refused when the report carries nothing, or the key of the unit above is not known.
Result<BundleOutcome> seal_report(WorkspaceStore& store, std::string_view docx, const std::filesystem::path& out);

// The sequence with which this unit speaks now; rises when there is something new to say.
Result<std::int64_t> next_sequence(const WorkspaceStore& store, const std::string& content);

// A bundle or a report that was made by `dienhong`, told apart by its bytes. Refused, with the reason, is what is not
// addressed to this unit, not of a trusted unit below, of another consultation, older than what came already, merged
// already, changed, or cut. A consultation from the unit above is taken as its guide, drafts and roster.
struct MergedFile {
  bool consultation = false;  // it brought one, instead of opinions
  MergeOutcome outcome;
};
Result<MergedFile> merge_file(WorkspaceStore& store, const std::filesystem::path& file, const Progress& progress);

// Reports of units below that arrived as files or by mail and wait: each as merge_file would take it. What was merged, now or
// by another way before, waits no longer; what is refused goes on waiting.
struct MergedReceived {
  std::vector<MergedFile> merged;
  std::vector<Error> refused;
};
Result<MergedReceived> merge_received(WorkspaceStore& store, const Progress& progress);

}  // namespace dh::app
