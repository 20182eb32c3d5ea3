// Xapian (glass backend) with our folding of words; BM25 ranks, all words must be there. Positions are kept.
#pragma once

#include <memory>

#include "engine.h"

namespace bench {

std::unique_ptr<Engine> make_xapian(const std::filesystem::path& folder);

}  // namespace bench
