// The draft's words in one column, the words that shall stand there in another (or in place of them).
#pragma once

#include <string_view>

#include "analyse/settled_edit.h"

namespace dh::analyse {

// Of `written` as the new wording of place.quote.
SettledEdit settle_rewritten(std::string_view written, const EditPlace& place, const WordBonds& bonds);

}  // namespace dh::analyse
