// What analyse needs to know besides the opinions.
#pragma once

#include <vector>

#include "model/draft.h"
#include "model/guide.h"
#include "model/opinion.h"
#include "model/roster.h"

namespace dh {

struct Consultation {
  Guide guide;
  std::vector<Draft> drafts;   // the newest version of each
  std::vector<Draft> earlier;  // the versions before: what came while one of them was open stands on it
  Roster roster;

  const Draft* draft(const std::string& id) const {
    for (const Draft& one : drafts)
      if (one.id == id) return &one;
    return nullptr;
  }
  const Draft* draft(const std::string& id, const std::string& version) const {
    const Draft* newest = draft(id);
    if (version.empty() || (newest != nullptr && newest->version == version)) return newest;
    for (const Draft& one : earlier)
      if (one.id == id && one.version == version) return &one;
    return nullptr;
  }
  // The version that an anchor's block counts in.
  const Draft* draft_of(const Anchor& anchor) const { return draft(anchor.document, anchor.version); }
};

}  // namespace dh
