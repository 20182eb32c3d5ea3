// The wall clock, as text. DIENHONG_NOW (ISO 8601) sets it, so that runs can be repeated to the byte.
#pragma once

#include <string>

namespace dh {

std::string now_iso8601();  // "2026-11-23T20:14:18Z"
std::string iso8601_after(long seconds);  // the same, so much later
std::string today();        // local day, "2026-11-23"

}  // namespace dh
