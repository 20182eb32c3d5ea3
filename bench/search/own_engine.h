// Our own index: src/search, volumes mapped from files as the program does it.
#pragma once

#include <memory>

#include "engine.h"

namespace bench {

std::unique_ptr<Engine> make_own(const std::filesystem::path& folder);

}  // namespace bench
