// The guideline of a consultation, from DOCX.
#pragma once

#include <string_view>

#include "base/result.h"
#include "model/guide.h"

namespace dh::intake {

Result<Guide> read_guide(std::string_view bytes, std::string_view name);

}  // namespace dh::intake
