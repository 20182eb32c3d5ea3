// SQLite FTS5 with a tokenizer of our own that folds as we do; bm25() ranks. Positions are kept (detail=full), the text
// is not (content='').
#pragma once

#include <memory>

#include "engine.h"

namespace bench {

std::unique_ptr<Engine> make_fts5(const std::filesystem::path& folder);

}  // namespace bench
