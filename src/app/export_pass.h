// The export that others read (docs/export.md), through the gate: an open file holds no word on a document that the guide
// keeps off networks. The terminal is this machine's own, as for every command. A file inside the workspace has not left it:
// it lies beside the database that holds the same words, and as the database it is for its owner alone.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/policy.h"
#include "app/progress.h"

namespace dh::app {

struct ExportRequest {
  bool spans = false;          // also one line a source span
  std::filesystem::path out;   // empty: the text goes to standard output
  bool without_offline = false;  // asked for knowingly: what is kept back is left out, and nothing is refused
  Asker asker;
};
struct ExportOutcome {
  std::string text;            // when `out` is empty
  std::vector<Error> refused;  // one a document of which opinions were kept back; the text has their lines without words
};
Result<ExportOutcome> export_jsonl(WorkspaceStore& store, const ExportRequest& request, const Progress& progress);

}  // namespace dh::app
