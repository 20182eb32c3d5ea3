// Does a report hold? Needs nothing but its bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dh::report {

struct Check {
  std::string name;    // stable: "signature", "quotations", "each-opinion-once", "annex", "counts", "headings", "nothing-added"
  bool holds = false;
  std::vector<std::string> failures;  // one line each: which paragraph or row, what was expected, what stands there
};

struct Verdict {
  std::vector<Check> checks;
  std::string key;          // public key that signed, hex
  std::string fingerprint;
  std::string unit_name;
  int opinions = 0;
  int groups = 0;
  bool holds() const;
};

// An Error only when the file is no DOCX or has no manifest.
Result<Verdict> verify_report(std::string_view docx);

}  // namespace dh::report
