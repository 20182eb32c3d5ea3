// Opinions that state one edit of one block, in whatever words.
#pragma once

#include <span>

#include "analyse/joining.h"

namespace dh::analyse {

void join_same_edits(std::span<const Opinion> opinions, const Requests& requests, Joining& joining);

}  // namespace dh::analyse
