// What analyse needs to know besides the opinions.
#pragma once

#include <vector>

#include "model/draft.h"
#include "model/guide.h"
#include "model/roster.h"

namespace dh {

struct Consultation {
  Guide guide;
  std::vector<Draft> drafts;
  Roster roster;

  const Draft* draft(const std::string& id) const {
    for (const Draft& one : drafts)
      if (one.id == id) return &one;
    return nullptr;
  }
};

}  // namespace dh
