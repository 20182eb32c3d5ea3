// An office's own embedding server, when it runs one and names it: `dienhong settings embedding-url http://127.0.0.1:…`.
// Nothing depends on it; it only makes suggestions better.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace dh::app {

// Opinions must not leave the house by a setting: a host that is not a literal loopback or private address (or
// "localhost") is an Error. A name would have to be looked up, and who answers decides where the texts go.
Status check_stays_in_house(const std::string& url);

// One vector a text, all of one length. Posts {"input": [texts]}; understands {"data": [{"index", "embedding"}]} (the
// shape of /v1/embeddings), {"embeddings": [[…]]} and [[…]]. No proxy, no redirect.
Result<std::vector<std::vector<double>>> embed(const std::string& url, const std::vector<std::string>& texts);

}  // namespace dh::app
