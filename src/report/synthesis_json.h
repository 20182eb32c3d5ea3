// A Synthesis as canonical JSON: keys in a fixed order, so that equal ones have equal bytes.
#pragma once

#include <boost/json.hpp>

#include <string>
#include <string_view>

#include "base/result.h"
#include "model/synthesis.h"

namespace dh::report {

std::string synthesis_to_json(const Synthesis& synthesis);
Result<Synthesis> synthesis_from_json(std::string_view json);

// Its parts that volumes of the annex have too. Reading throws what Boost.JSON throws.
boost::json::object opinion_to(const ReportedOpinion& opinion);
ReportedOpinion opinion_from(const boost::json::object& from);

// A list of objects, written one after the other: all of them as one value would take many times their bytes.
template <class Range, class ToObject>
void append_list(std::string& out, std::string_view key, const Range& list, const ToObject& to_object) {
  out += ",\"";
  out += key;
  out += "\":[";
  bool first = true;
  for (const auto& one : list) {
    if (!first) out += ',';
    first = false;
    out += boost::json::serialize(to_object(one));
  }
  out += ']';
}

}  // namespace dh::report
