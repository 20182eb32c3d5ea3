// The spans of a source as its standing opinions have them, when persons have cut or joined what the reader found.
#pragma once

#include <span>
#include <vector>

#include "model/opinion.h"
#include "model/source.h"

namespace dh::report {

// Still every character in one span. Within a standing opinion the role is opinion, and Span::opinion its index in
// `opinions` (of this source, without overlap); what was an opinion and is in none now separates them. Other spans keep
// their role, with -1.
std::vector<Span> standing_spans(const Source& source, std::span<const Opinion> opinions);

}  // namespace dh::report
