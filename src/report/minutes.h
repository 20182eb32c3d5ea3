// The minutes of a meeting as a Word document in the look of the reports, with what was typed in carried along
// (model/meeting.h). Equal meetings give equal bytes.
#pragma once

#include <string>

#include "base/result.h"
#include "model/meeting.h"

namespace dh::report {

Result<std::string> write_minutes(const Meeting& meeting);

}  // namespace dh::report
