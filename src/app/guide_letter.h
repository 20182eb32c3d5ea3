// A unit's own guide letter to the units below it (report/guide_letter.h).
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "store/workspace_store.h"

namespace dh::app {

struct LetterRequest {
  std::string unit;        // code; empty: the unit whose workspace this is
  std::string last_day;    // ISO 8601
  std::string date;        // ISO 8601 day; empty: today
  std::string place_name;
  std::string reply_email;
  std::filesystem::path out;
};
// Refused when the unit has none below it, or leaves itself no day before its own is over.
Status write_letter(const store::WorkspaceStore& store, const LetterRequest& request);

}  // namespace dh::app
