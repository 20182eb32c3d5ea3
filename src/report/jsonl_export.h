// The export that others read: one JSON object a line, the fields of docs/export.md, in a fixed order.
#pragma once

#include <span>
#include <string>
#include <unordered_map>

#include "model/consultation.h"
#include "model/decision.h"
#include "model/opinion.h"
#include "model/source.h"

namespace dh::report {

using KeptBackByOpinion = std::unordered_map<std::string, std::string>;

// `decided`: what of each a person decided.
// `kept_back`: of those that may not stand in an open file, by id the guide's rule; their line says so and holds no text.
std::string opinions_as_jsonl(const Consultation& consultation, std::span<const Opinion> opinions, const DecidedByOpinion& decided = {},
                              const KeptBackByOpinion& kept_back = {});
// One line a span: {file, part, start, end, role, opinion}; offsets count characters (code points).
std::string spans_as_jsonl(const Source& source, std::span<const Opinion> opinions_of_source);

}  // namespace dh::report
