// The small records of a delivery (delivery.h) as JSON. Sources and opinions have theirs in store/json.h.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "model/decision.h"
#include "model/delivery.h"

namespace dh::app {

// The types of records, in the order in which they stand.
namespace record {
inline constexpr char origin = 'U';    // a unit that speaks: Origin
inline constexpr char name = 'N';      // a source told before stands under this name too: OriginName
inline constexpr char source = 'S';    // Source, without its texts
inline constexpr char text = 'T';      // the next bytes of the texts of its parts: number of the part (4, little-endian), bytes
inline constexpr char bytes = 'B';     // the next bytes of its file
inline constexpr char opinion = 'O';   // Opinion of that source
inline constexpr char decision = 'D';  // of the unit that speaks: SentDecision
inline constexpr char end = 'E';       // SentCounts
}  // namespace record

struct SentDecision {
  Decision decision;      // with its number in the workspace where it was made
  // Of undo and redo: whose decision it is about; empty: the speaking unit's own.
  std::string of_origin;
};

struct SentCounts {
  std::int64_t origins = 0, sources = 0, opinions = 0, decisions = 0;
  bool operator==(const SentCounts&) const = default;
};

std::string to_json(const Origin& origin);
std::string to_json(const OriginName& name);
std::string to_json(const SentDecision& sent);
std::string to_json(const SentCounts& counts);
// bad_input when it is not what it should be.
Result<Origin> origin_from_json(std::string_view json);
Result<OriginName> origin_name_from_json(std::string_view json);
Result<SentDecision> sent_decision_from_json(std::string_view json);
Result<SentCounts> sent_counts_from_json(std::string_view json);

}  // namespace dh::app
