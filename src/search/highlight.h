// Where in a text the words and phrases of a query stand.
#pragma once

#include <string_view>
#include <vector>

#include "search/query.h"
#include "text/words.h"

namespace dh::search {

// Ranges of bytes, ascending, apart from each other; a phrase is one range. Whole letters with their marks.
std::vector<WordRange> highlights(std::string_view text, const Query& query);

}  // namespace dh::search
