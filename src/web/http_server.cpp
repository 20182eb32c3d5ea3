#include "web/http_server.h"

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <optional>

#include "base/limits.h"

namespace dh::web {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;
using Ready = http::response<http::string_body>;
constexpr int drain_seconds = 2;
constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);

struct Address {
  std::string host, port;
};

Result<Address> parse_address(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  Address out;
  if (colon != std::string::npos) {
    out.host = text.substr(0, colon);
    out.port = text.substr(colon + 1);
  }
  if (out.host.starts_with('[') && out.host.ends_with(']')) out.host = out.host.substr(1, out.host.size() - 2);
  const bool number = !out.port.empty() && out.port.size() <= 5 && out.port.find_first_not_of("0123456789") == std::string::npos && std::stoi(out.port) <= 65'535;
  if (!number) return fail(Error::Kind::refused, "an address is written HOST:PORT", {}, text);
  return out;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

HttpResponse plain(int status, std::string words) { return {status, "text/plain; charset=utf-8", std::move(words) + '\n', {}}; }

// What a request that cannot be read is told; nothing when the other side has gone or was too slow.
std::optional<HttpResponse> answer_to(const beast::error_code& fault) {
  if (fault == http::error::header_limit || fault == http::error::buffer_overflow) return plain(431, "the request's header is too long");
  if (fault == http::error::body_limit) return plain(413, "the request is too large");
  if (fault == http::error::end_of_stream || fault == http::error::partial_message || fault == beast::error::timeout) return std::nullopt;
  if (fault.category() == http::make_error_code(http::error::bad_method).category()) return plain(400, "not a request that HTTP knows");
  return std::nullopt;
}

bool take_apart(const http::request<http::string_body>& message, HttpRequest& into) {
  into.method = std::string(message.method_string());
  for (const auto& field : message) {
    std::string& value = into.headers[lower(field.name_string())];
    if (!value.empty()) value += ", ";
    value += std::string_view(field.value().data(), field.value().size());
  }
  into.body = message.body();
  return parse_target({message.target().data(), message.target().size()}, into);
}

Ready wire_form(HttpResponse&& response, bool head_only, unsigned version, bool keep_alive) {
  Ready out{static_cast<http::status>(response.status), version};
  for (const auto& [name, value] : response.headers) out.insert(name, value);
  if (!response.content_type.empty()) out.set(http::field::content_type, response.content_type);
  out.keep_alive(keep_alive);
  const std::size_t length = response.body.size();
  if (!head_only) out.body() = std::move(response.body);
  if (response.status != 304) out.content_length(length);
  return out;
}

}  // namespace

struct HttpServer::State {
  asio::io_context context{1};
  asio::thread_pool workers{limits::web_workers};
  tcp::acceptor acceptor{context};
  Handler handler;
  std::string url;
  std::size_t connections = 0;  // of the one thread
  std::size_t waiting = 0;      // requests that a worker has or will have; likewise

  HttpResponse answer(const HttpRequest& request) const {
    try {
      return handler(request);
    } catch (const std::exception& error) {
      return plain(500, std::string("a fault of ours: ") + error.what());
    }
  }

  // On a worker; the connection's coroutine goes on on its own thread. The request must live until then.
  asio::awaitable<std::shared_ptr<HttpResponse>> answer_by_worker(const HttpRequest& request) {
    return asio::async_initiate<const asio::use_awaitable_t<>, void(std::shared_ptr<HttpResponse>)>(
        [this, &request](auto then) {
          auto home = asio::get_associated_executor(then);
          asio::post(workers, [this, &request, home, then = std::move(then)]() mutable {
            auto out = std::make_shared<HttpResponse>(answer(request));
            asio::post(home, [then = std::move(then), out = std::move(out)]() mutable { std::move(then)(std::move(out)); });
          });
        },
        asio::use_awaitable);
  }

  asio::awaitable<void> serve(beast::tcp_stream stream, std::string peer) {
    beast::flat_buffer buffer(limits::web_header_bytes + 65'536);
    for (bool open = true; open;) {
      http::request_parser<http::string_body> parser;
      parser.header_limit(limits::web_header_bytes);
      parser.body_limit(limits::web_body_bytes);
      stream.expires_after(std::chrono::seconds(limits::web_request_seconds));
      const auto [fault, read] = co_await http::async_read(stream, buffer, parser, no_throw);
      HttpResponse response;
      bool head_only = false;
      unsigned version = 11;
      if (fault) {
        std::optional<HttpResponse> told = answer_to(fault);
        if (!told) break;
        response = std::move(*told);
        open = false;
      } else {
        const http::request<http::string_body> message = parser.release();
        HttpRequest request;
        request.peer = peer;
        head_only = message.method() == http::verb::head;
        version = message.version();
        open = message.keep_alive();
        // Plain ifs around co_await: an earlier form of this step, with ?: among others, crashed when built with GCC 12.
        if (!take_apart(message, request)) {
          response = plain(400, "not an address of this server");
        } else if (waiting >= limits::web_waiting) {
          response = plain(503, "too many requests at once; try again soon");
        } else {
          ++waiting;
          const std::shared_ptr<HttpResponse> answered = co_await answer_by_worker(request);
          --waiting;
          response = std::move(*answered);
        }
      }
      const Ready ready = wire_form(std::move(response), head_only, version, open);
      stream.expires_after(std::chrono::seconds(limits::web_answer_seconds));
      http::response_serializer<http::string_body> serializer(ready);
      const auto [unsent, sent] = co_await http::async_write(stream, serializer, no_throw);
      if (unsent) break;
    }
    beast::error_code ignored;
    stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
    co_await drain(stream);
  }

  // What still comes is thrown away for a moment: closing on unread bytes would take our last answer from the other side.
  asio::awaitable<void> drain(beast::tcp_stream& stream) {
    stream.expires_after(std::chrono::seconds(drain_seconds));
    std::array<char, 4096> rest;
    for (std::size_t seen = 0; seen < limits::web_body_bytes;) {
      const auto [fault, read] = co_await stream.async_read_some(asio::buffer(rest), no_throw);
      if (fault) break;
      seen += read;
    }
  }

  // Answers under way are finished, within reason.
  asio::awaitable<void> end() {
    asio::steady_timer pause(context);
    for (int i = 0; i < 100 && (i == 0 || waiting > 0); ++i) {
      pause.expires_after(std::chrono::milliseconds(100));
      co_await pause.async_wait(no_throw);
    }
    context.stop();
  }

  asio::awaitable<void> accept() {
    for (;;) {
      auto [fault, socket] = co_await acceptor.async_accept(no_throw);
      if (fault == asio::error::operation_aborted || !acceptor.is_open()) co_return;
      if (fault) {  // as when the process has no more file descriptors: others close theirs soon
        asio::steady_timer pause(context, std::chrono::milliseconds(50));
        co_await pause.async_wait(no_throw);
        continue;
      }
      if (connections >= limits::web_connections) continue;  // closed by its destructor
      beast::error_code gone;
      const auto end = socket.remote_endpoint(gone);
      if (gone) continue;
      socket.set_option(tcp::no_delay(true), gone);
      ++connections;
      asio::co_spawn(context, serve(beast::tcp_stream(std::move(socket)), end.address().to_string()), [this](std::exception_ptr) { --connections; });
    }
  }
};

HttpServer::HttpServer(std::unique_ptr<State> state) : state_(std::move(state)) {}
HttpServer::HttpServer(HttpServer&&) noexcept = default;
HttpServer::~HttpServer() = default;
const std::string& HttpServer::url() const { return state_->url; }

Result<HttpServer> HttpServer::listen(const std::string& text, Hearers hearers, Handler handler) {
  const Address address = TRY(parse_address(text));
  auto state = std::make_unique<State>();
  state->handler = std::move(handler);
  beast::error_code fault;
  const asio::ip::address host = address.host.empty() ? asio::ip::address(asio::ip::address_v4::any())
                                 : address.host == "localhost" ? asio::ip::address(asio::ip::address_v4::loopback())
                                                               : asio::ip::make_address(address.host, fault);
  if (fault) return fail(Error::Kind::refused, "not an address of a machine: give its number, as 127.0.0.1", {}, address.host);
  if (hearers == Hearers::this_machine && !host.is_loopback())
    return fail(Error::Kind::refused, "others on the network could listen in: put a proxy with TLS before 127.0.0.1, or say --plain-http where the network is trusted", {}, text);
  const tcp::endpoint end(host, static_cast<std::uint16_t>(std::stoi(address.port)));
  tcp::acceptor& acceptor = state->acceptor;
  acceptor.open(end.protocol(), fault);
  if (!fault) acceptor.set_option(asio::socket_base::reuse_address(true), fault);
  if (!fault) acceptor.bind(end, fault);
  if (!fault) acceptor.listen(asio::socket_base::max_listen_connections, fault);
  if (fault) return fail(Error::Kind::io, "cannot listen there: " + fault.message(), {}, text);
  const std::string name = host.is_unspecified() ? "127.0.0.1" : host.is_v6() ? "[" + host.to_string() + "]" : host.to_string();
  state->url = "http://" + name + ":" + std::to_string(acceptor.local_endpoint().port());
  return HttpServer(std::move(state));
}

void HttpServer::run() {
  asio::signal_set signals(state_->context, SIGINT, SIGTERM);
  signals.async_wait([this](const beast::error_code& fault, int) {
    if (fault) return;
    state_->acceptor.close();
    asio::co_spawn(state_->context, state_->end(), asio::detached);
  });
  asio::co_spawn(state_->context, state_->accept(), asio::detached);
  state_->context.run();
  state_->workers.join();
}

}  // namespace dh::web
