// An opinion by its id, which may be cut short as long as one alone begins so.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/opinion.h"

namespace dh::app {

Result<const Opinion*> find_opinion(const std::vector<Opinion>& opinions, const std::string& id);

}  // namespace dh::app
