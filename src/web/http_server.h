// HTTP/1.1 over TCP, or over TLS on it. One thread keeps all connections; a few workers answer, so that a slow answer holds up no other
// connection. Limits on size, time and number are those of base/limits.h; who passes one is told so and let go.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "web/http_message.h"

namespace dh::web {

// Called by several workers at once. What it throws becomes an answer 500.
using Handler = std::function<HttpResponse(const HttpRequest&)>;

// Requests whose body goes into a file, up to limits::web_upload_bytes. Asked of a worker when only the header is
// there: it gives the file to receive into, an answer that refuses, or neither where the body is as small as any.
struct Admitted {
  std::filesystem::path into;
  std::optional<HttpResponse> refused;
};
using Admit = std::function<Admitted(const HttpRequest&)>;

class HttpServer {
 public:
  // Who may hear what is said: without encryption only this machine, unless its owner says otherwise.
  enum class Hearers { this_machine, network };
  struct Wire {
    Hearers hearers = Hearers::this_machine;
    std::filesystem::path certificate, key;  // PEM (tls.h); with them all is said over TLS
    bool behind_proxy = false;  // what comes from this machine itself is passed on: X-Forwarded-For and -Proto say for whom
  };
  // "127.0.0.1:8642", "[::1]:8642", ":8642" (every address); port 0: one that is free. Refuses an address that others reach
  // when only this machine may hear.
  static Result<HttpServer> listen(const std::string& address, const Wire& wire, Handler handler, Admit admit);
  HttpServer(HttpServer&&) noexcept;
  ~HttpServer();

  const std::string& url() const;  // "http://127.0.0.1:8642"; https where there is TLS
  // Serves until SIGINT or SIGTERM; answers under way are finished.
  void run();

 private:
  struct State;
  explicit HttpServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dh::web
