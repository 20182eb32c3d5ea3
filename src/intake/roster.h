// The roster, from XLSX: units and members, columns found by their headings; and where they are written to, when a column
// says so ("E-mail", "Thư điện tử").
#pragma once

#include <string_view>

#include "base/result.h"
#include "model/addresses.h"
#include "model/roster.h"

namespace dh::intake {

struct RosterFile {
  Roster roster;
  Addresses addresses;
};
Result<RosterFile> read_roster_file(std::string_view bytes, std::string_view name);
Result<Roster> read_roster(std::string_view bytes, std::string_view name);

}  // namespace dh::intake
