// Opinions on an earlier version of a draft, carried to where their words stand in the newest: so that two that mean one
// place are compared as one, and a report has one order.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "model/consultation.h"
#include "model/opinion.h"

namespace dh::analyse {

// Anchors as they were, by index.
using OwnAnchors = std::vector<std::pair<std::size_t, Anchor>>;

// Those whose words are there no more keep their document and have no place. Gives back what was changed.
OwnAnchors carry_to_newest(const Consultation& consultation, std::span<Opinion> opinions);
void put_back(std::span<Opinion> opinions, const OwnAnchors& own);

}  // namespace dh::analyse
