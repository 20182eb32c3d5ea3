// Whether the volumes of annex 1 are those that a report names, and whether what it tells of all opinions is what they hold.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/synthesis.h"
#include "report/verify.h"
#include "report/volume.h"

namespace dh::report {

struct CheckedVolume {
  Volume volume;
  std::string key, sha256;
  bool signature_holds = false;
  std::vector<std::string> failures;  // of what it prints against what it proves
};
// An Error when it is no DOCX or carries no proof of a volume.
Result<CheckedVolume> check_volume(std::string_view docx);

// One line each, each with the volume it is about; empty when all holds.
Result<std::vector<std::string>> volume_failures(const Synthesis& report, const std::string& key, const VolumeSource& source);

}  // namespace dh::report
