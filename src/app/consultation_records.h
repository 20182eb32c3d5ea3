// What a unit is asked about, as records (bundle/records.h): the guide, the drafts with their files, and its part of the
// roster: itself, the units above it by name, and all below it with their members.
#pragma once

#include <string>

#include "app/delivery.h"

namespace dh::app {

Status pack_consultation(const WorkspaceStore& store, const std::string& unit, const AddRecord& add);
// All or nothing. The workspace becomes that of `unit`; `from` is the unit that sends, and must stand above it.
Status take_consultation(WorkspaceStore& store, const std::string& unit, const std::string& from, const NextRecord& next);

}  // namespace dh::app
