// Paper forms as a Word document of A4 pages: for each copy the draft's name, boxes with ruled lines by topic or heading,
// black marks at the corners and a code (model/paper_form.h), so that a scan comes back already placed.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/paper_form.h"

namespace dh::report {

struct PrintedBox {
  FormBox box;
  std::string words;  // "1.7. Góp ý …", as the guide or the draft has it; cut to what fits
};

struct PrintedForm {
  std::string consultation;      // form_mark
  std::string organisation;      // who asks
  std::string unit, unit_name;
  std::string member;            // code; empty: a blank form with room to write it
  std::string document, version, title;  // of the draft
  std::vector<PrintedBox> boxes;
};

Result<std::string> write_paper_forms(const std::vector<PrintedForm>& forms);

}  // namespace dh::report
