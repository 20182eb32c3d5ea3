// Groups the lines of a file: one text a line in, one label a line out, in order. The file is read once, a piece at a time.
#pragma once

#include <filesystem>

#include "alike/families.h"
#include "base/result.h"

namespace dh::alike {

struct LineFiles {
  std::filesystem::path texts;     // one text a line; a last line may lack its end
  std::filesystem::path groups;    // where the label of each line's group goes; empty: nowhere
  std::filesystem::path families;  // likewise of its family
};

Result<Figures> group_lines(const LineFiles& files, const Options& options);

}  // namespace dh::alike
