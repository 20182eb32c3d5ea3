// The figure that an opinion wants in the draft: "nâng lên 10 - 11%", "đề nghị 7.500 đảng viên".
#pragma once

#include <string_view>

#include "analyse/stated_edit.h"

namespace dh::analyse {

// Form::figure with the text from the last figure on that a turn of asking stands before, else Form::none.
StatedEdit stated_figure(std::string_view text);

}  // namespace dh::analyse
