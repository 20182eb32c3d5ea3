// The same request in other words.
#pragma once

#include <span>

#include "analyse/content_likeness.h"
#include "analyse/joining.h"
#include "model/consultation.h"

namespace dh::analyse {

// How alike two opinions must be to be one request, by how near their places are: content_likeness for most, less where
// more speaks for it (one figure asked for; agreement with one point).
void join_other_words(ContentLikeness& content, std::span<const Opinion> opinions, const Requests& requests, Joining& joining);

}  // namespace dh::analyse
