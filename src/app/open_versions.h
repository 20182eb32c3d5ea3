// Which version of each draft an opinion speaks of: the one that it names, else the newest that was there when its source
// was taken in, else the first that came after.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/workspace_store.h"

namespace dh::app {

// Opinions that speak of the same versions.
struct OnVersions {
  Consultation consultation;         // with these versions as its drafts, no earlier ones
  std::vector<std::size_t> opinions;  // indices, in order
};

// One element without indices, for all of them, while no draft has more than one version. Of a consultation with more,
// those elements that have opinions.
Result<std::vector<OnVersions>> by_open_versions(const store::WorkspaceStore& store, const Consultation& consultation, std::span<const Opinion> opinions);

// The version of a draft that words name: "4" in "góp ý dự thảo lần 4", "bản dự thảo lần thứ tư", "phiên bản 4"; empty
// when they name none.
std::string named_version(const std::string& words);

}  // namespace dh::app
