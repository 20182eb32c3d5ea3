// The roster, from XLSX: units and members, columns found by their headings.
#pragma once

#include <string_view>

#include "base/result.h"
#include "model/roster.h"

namespace dh::intake {

Result<Roster> read_roster(std::string_view bytes, std::string_view name);

}  // namespace dh::intake
