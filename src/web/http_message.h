// A request as the server took it off the wire, and the answer to it. Knows nothing of connections.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dh::web {

class EventSeat;

// A file in which a body was received; gone with its last owner, unless it was moved elsewhere.
struct ReceivedFile {
  explicit ReceivedFile(std::filesystem::path path_) : path(std::move(path_)) {}
  ReceivedFile(const ReceivedFile&) = delete;
  ReceivedFile& operator=(const ReceivedFile&) = delete;
  ~ReceivedFile();
  const std::filesystem::path path;
};

struct HttpRequest {
  std::string method;                          // "GET"
  std::string path;                            // decoded; begins with '/', without the query
  std::map<std::string, std::string> query;    // decoded; of a name that stands twice, the last
  std::map<std::string, std::string> headers;  // names in lower case; of one that stands twice, both, parted by ", "
  std::string body;
  std::shared_ptr<ReceivedFile> file = nullptr;  // instead of the body, where files are taken
  std::string peer;  // address of the other side, without its port; behind a proxy, as that tells it
  bool secure = false;  // nobody on the way could listen in: TLS, ours or the proxy's

  std::string_view header(const std::string& lower_case_name) const;  // empty when there is none
  std::string_view cookie(std::string_view name) const;
};

struct HttpResponse {
  int status = 200;
  std::string content_type;  // empty: no body
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::shared_ptr<EventSeat> events = nullptr;  // instead of a body: the connection stays and tells what happens
};

// Takes a request's target apart. False: not a path, or %-signs that make no UTF-8.
bool parse_target(std::string_view target, HttpRequest& into);

}  // namespace dh::web
