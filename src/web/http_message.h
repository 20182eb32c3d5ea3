// A request as the server took it off the wire, and the answer to it. Knows nothing of connections.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dh::web {

struct HttpRequest {
  std::string method;                          // "GET"
  std::string path;                            // decoded; begins with '/', without the query
  std::map<std::string, std::string> query;    // decoded; of a name that stands twice, the last
  std::map<std::string, std::string> headers;  // names in lower case; of one that stands twice, both, parted by ", "
  std::string body;
  std::string peer;  // address of the other side, without its port

  std::string_view header(const std::string& lower_case_name) const;  // empty when there is none
  std::string_view cookie(std::string_view name) const;
};

struct HttpResponse {
  int status = 200;
  std::string content_type;  // empty: no body
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

// Takes a request's target apart. False: not a path, or %-signs that make no UTF-8.
bool parse_target(std::string_view target, HttpRequest& into);

}  // namespace dh::web
