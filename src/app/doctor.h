// Whether what the program needs is there, and whether a workspace still holds what was put into it. Changes nothing.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/progress.h"
#include "base/result.h"
#include "store/workspace_store.h"

namespace dh::app {

enum class Check {
  sandbox,        // bubblewrap, or limits alone
  libreoffice,
  poppler,
  tesseract,      // with Vietnamese
  zbar,           // codes on paper forms
  font,           // Liberation Serif chosen for Times New Roman
  database,       // integrity and foreign keys
  kept_files,     // each source's bytes are there and have its SHA-256
  slices,         // each opinion is the characters of its part
  spans,          // each part is covered, without gap or overlap
  totals,         // by channel = by document and none = by unit and none = total, and so at each level of the tree
};
const char* name(Check check);

enum class Verdict { ok, warn, fail };  // warn: works without it, with less
const char* name(Verdict verdict);

struct Finding {
  Check check;
  Verdict verdict;
  std::string detail;              // a version, a number; may be empty
  std::vector<std::string> faults;  // what does not hold, one thing each
};

std::vector<Finding> examine_system();
Result<std::vector<Finding>> examine_workspace(const store::WorkspaceStore& store, const Progress& progress);

}  // namespace dh::app
