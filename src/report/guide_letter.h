// The letter with which a unit opens its own round for the units below it: the parent's guide in its own name, with its
// own last day. Every sentence is the guide's own or a fixed phrase; `dienhong guide` reads the letter as it reads the
// parent's.
#pragma once

#include <string>

#include "base/result.h"
#include "model/guide.h"
#include "report/plan.h"

namespace dh::report {

struct GuideLetter {
  Guide guide;                // the parent's
  std::string unit_name;      // who writes
  std::string superior_name;
  std::string place_name;     // empty leaves room to write it
  std::string date;           // ISO 8601 day
  std::string last_day;       // ISO 8601: by which those below have sent their reports
  std::string reply_email;    // where to; empty: on paper or by bundle
};

std::vector<Element> plan_guide_letter(const GuideLetter& letter);
Result<std::string> write_guide_letter(const GuideLetter& letter);  // DOCX

}  // namespace dh::report
