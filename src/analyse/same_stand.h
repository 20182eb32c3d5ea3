// Opinions that take one stand on the same words of the draft, whatever they say for it: to keep them, or to strike them.
#pragma once

#include <span>

#include "analyse/joining.h"

namespace dh::analyse {

void join_same_stands(std::span<const Opinion> opinions, const Requests& requests, Joining& joining);

}  // namespace dh::analyse
