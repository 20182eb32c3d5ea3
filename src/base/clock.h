// The wall clock, as text. DIENHONG_NOW (ISO 8601) sets it, so that runs can be repeated to the byte.
#pragma once

#include <string>

namespace dh {

std::string now_iso8601();  // "2026-11-23T20:14:18Z"
std::string iso8601_after(long seconds);  // the same, so much later
// The day that it is at this moment (ISO 8601, UTC) where clocks are so many minutes ahead of UTC; "" when it is no moment.
std::string day_there(const std::string& iso8601, int minutes_ahead);
std::string today();        // local day, "2026-11-23"

}  // namespace dh
