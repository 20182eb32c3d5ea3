// Paper forms for members who write by hand: of a unit, on a draft, one a member or blank ones; what comes back is read by
// intake/form_page.h.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "store/workspace_store.h"

namespace dh::app {

struct FormsRequest {
  std::string unit;      // code; the members of it and of those below
  std::string document;  // id; empty: the only draft
  enum class By { topics, headings } by = By::topics;
  std::vector<std::string> members;  // codes, of that unit; empty and blank 0: all of them
  int blank = 0;         // so many forms without a member instead
  bool pdf = true;       // else DOCX
};

struct Forms {
  std::string bytes;
  int copies = 0;
  int pages = 0;         // of each
  std::vector<std::string> boxes;  // what each box asks, in order
};

// Refused: a unit, member or draft that is not here; more boxes than limits::form_boxes or copies than limits::form_copies.
// A last box of every form takes anything else.
Result<Forms> print_forms(const store::WorkspaceStore& store, const FormsRequest& request);

}  // namespace dh::app
