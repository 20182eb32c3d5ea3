// A returned copy of a draft: the draft with the tracked changes and comments that a table lists, one a line:
//   action <tab> author <tab> date <tab> phrase <tab> words
// The phrase stands once in the draft and marks a range by [[ ]], or a point for "insert". Actions: insert, delete,
// replace (words: the new words), comment (words: the comment), reply (words: the answer to the comment above).
#pragma once

#include <string_view>

#include "base/result.h"
#include "document.h"

namespace dh::sample {

Result<Document> apply_review(Document draft, std::string_view table, std::string_view name);

}  // namespace dh::sample
