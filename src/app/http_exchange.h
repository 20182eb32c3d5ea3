// One request to a server that the office named in its settings, by libcurl: no redirects (what is sent goes nowhere else), no
// proxy, an answer of bounded length in bounded time.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace dh::app {

struct HttpExchange {
  std::string address;              // http or https
  std::string server;               // "the embedding server", as errors name it
  std::optional<std::string> body;  // posted; none: asked for
  std::vector<std::string> headers; // "Content-Type: application/json"
  std::string user, password;       // basic authentication; empty: none
  std::string ca_file;              // PEM; empty: the authorities of the system
  std::size_t answer_bytes = 0;     // at the most
  long seconds = 0;                 // for the whole answer
};
// The body of an answer 200. Everything else is an Error that names the server.
Result<std::string> exchange(const HttpExchange& asked);

}  // namespace dh::app
