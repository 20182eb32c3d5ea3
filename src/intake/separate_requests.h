// A paragraph that asks for two things at two places holds two opinions.
#pragma once

#include <string_view>
#include <vector>

#include "text/sentences.h"

namespace dh::intake {

// The paragraph's requests, in order, without the white space between them; one range, all of it trimmed, for nearly
// every paragraph. A sentence begins another request only if it names its own place or document before it asks, asks in
// so many words, and what stands before it asks for something at another place: so a reason, an example or a second
// thought on the same place stays with what it belongs to. Bytes.
std::vector<TextRange> separate_requests(std::string_view paragraph);

}  // namespace dh::intake
