#pragma once

#include "base/limits.h"

namespace dh::limits {

inline constexpr std::size_t web_groups_told = 5'000;     // in one answer, the largest
inline constexpr std::size_t web_opinions_told = 2'000;   // of one group, in one answer
inline constexpr std::size_t web_members_told = 20'000;   // of one unit, in one answer
inline constexpr std::size_t web_issues_told = 500;      // in one answer, the weightiest
inline constexpr std::size_t web_found_told = 200;        // of a search
inline constexpr std::uint64_t report_bytes = 128ull << 20;  // of a report that is to be proved

}  // namespace dh::limits
