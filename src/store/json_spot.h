// The place of an anchor alone, read along the JSON of its column without taking the rest apart: the words there and the
// candidates are most of it, and grouping never looks at them.
#pragma once

#include <string_view>

#include "base/result.h"
#include "model/opinion.h"

namespace dh::store {

// As anchor_from_json, with document, version, block, start, end and certain only. What does not look as anchor_to_json writes
// it is read by anchor_from_json.
Result<Anchor> spot_from_json(std::string_view json);

}  // namespace dh::store
