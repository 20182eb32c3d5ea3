// Where a comment or a change in a returned copy of a draft stands: in the paragraph that it was made in.
#pragma once

#include <optional>
#include <string>

#include "analyse/draft_map.h"
#include "model/opinion.h"

namespace dh::analyse {

struct MarkedPlace {
  int site = -1;
  std::size_t start = 0, end = 0;
};

// `shift` is how far the copy's paragraphs have moved against the draft's, as far as the marks before this one told;
// it is brought up to date. Nothing when the paragraph is not the draft's.
std::optional<MarkedPlace> place_of_mark(const DraftMap& map, const Draft* draft, const MarkedRange& mark, int& shift);

}  // namespace dh::analyse
