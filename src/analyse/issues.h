// An issue gathers the groups that speak on one point of a draft, for and against.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "analyse/content_likeness.h"
#include "analyse/requests.h"
#include "model/consultation.h"
#include "model/opinion.h"

namespace dh::analyse {

// The issue of each group, an id: of its first opinion. `groups`: indexes of opinions, the first by id first.
//
// Two groups speak on one point when the words of the draft that they are on meet (the words they point at, and the
// block's own pairs of words that they name), when the block is one point as a whole, or when what they say is so alike
// that it must be, wherever each was placed. A misspelling is no point of debate.
std::vector<std::string> issues_of(const Consultation& consultation, ContentLikeness& content, std::span<const Opinion> opinions, const Requests& requests,
                                   std::span<const std::vector<std::size_t>> groups);

}  // namespace dh::analyse
