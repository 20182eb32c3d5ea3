// A password as a command is told it: from a file or from the environment, never as an argument, which others can read.
#pragma once

#include <string>

#include "base/result.h"

namespace dh::cli {

// The first line of the file when one is named, else the variable; refused when there is neither.
Result<std::string> secret(const char* variable, const std::string& file);

}  // namespace dh::cli
