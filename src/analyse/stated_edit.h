// The edit that an opinion states: from, to, after, as it words them.
#pragma once

#include <string_view>

#include "model/opinion.h"

namespace dh::analyse {

Proposal stated_edit(std::string_view text);
// The reason, a slice of the text: from "vì", "do", "bởi", "để", "nhằm", or the sentence after the request. May be empty.
std::string stated_reason(std::string_view text);

}  // namespace dh::analyse
