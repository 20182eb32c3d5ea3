// Does a report hold? Needs nothing but its bytes.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dh::report {

struct Check {
  std::string name;    // stable: "signature", "quotations", "each-opinion-once", "annex", "counts", "headings", "nothing-added"; "volumes"
                          // of a report whose annex 1 stands in volumes
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
  int volumes = 0;          // in which annex 1 stands; 0: in the report itself
  int volume = 0;           // of these, what was looked at; 0: the report
  bool holds() const;
};

// The bytes of the volume from 1, of so many; nothing when it is not at hand. Asked by one thread, of each once, in order.
using VolumeSource = std::function<Result<std::optional<std::string>>(int number, int of)>;

// Of a report, with the volumes of its annex where it has any, or of one volume by itself. An Error only when the file is no
// DOCX or carries no proof.
Result<Verdict> verify_report(std::string_view docx, const VolumeSource& volumes = {});

}  // namespace dh::report
