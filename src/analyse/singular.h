// Lone opinions with deep argument: a report shows them whole, however few hold them.
#pragma once

#include <span>
#include <vector>

#include "analyse/request.h"
#include "model/opinion.h"

namespace dh::analyse {

// Indexes of the opinions that argue deepest: reasons, figures, steps of an argument and length, said by one or two at
// most and by nobody else at that length; never more than `singular_share` of all.
std::vector<std::size_t> singular_opinions(std::span<const Opinion> opinions, std::span<const std::vector<std::size_t>> groups);

}  // namespace dh::analyse
