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
#include <boost/beast/ssl/ssl_stream.hpp>
#include <openssl/ssl.h>
#include <optional>

#include "base/limits.h"
#include "web/event_stream.h"
#include "web/tls.h"

namespace dh::web {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;
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

bool take_apart(const http::request_header<>& header, HttpRequest& into) {
  into.method = std::string(header.method_string());
  for (const auto& field : header) {
    std::string& value = into.headers[lower(field.name_string())];
    if (!value.empty()) value += ", ";
    value += std::string_view(field.value().data(), field.value().size());
  }
  return parse_target({header.target().data(), header.target().size()}, into);
}

std::string_view last_of(std::string_view list) {
  const std::size_t comma = list.rfind(',');
  if (comma != std::string_view::npos) list.remove_prefix(comma + 1);
  while (list.starts_with(' ')) list.remove_prefix(1);
  while (list.ends_with(' ')) list.remove_suffix(1);
  return list;
}

// A proxy on this machine adds itself at the end of each list; what stands before it anybody may have written.
void believe_proxy(HttpRequest& request) {
  beast::error_code unknown;
  if (!asio::ip::make_address(request.peer, unknown).is_loopback() || unknown) return;
  if (last_of(request.header("x-forwarded-proto")) == "https") request.secure = true;
  const auto told = asio::ip::make_address(last_of(request.header("x-forwarded-for")), unknown);
  if (!unknown) request.peer = told.to_string();
}

// What came over the wire. `told`: it cannot be taken, and why; `gone`: there is nobody to tell.
struct Taken {
  HttpRequest request;
  std::optional<HttpResponse> told;
  bool gone = false;
  bool head_only = false;
  bool keep_alive = false;
  unsigned version = 11;
};

void refuse(const beast::error_code& fault, Taken& taken) {
  taken.told = answer_to(fault);
  taken.gone = !taken.told;
  taken.keep_alive = false;
}

// The header of an answer whose end is the end of the connection.
std::string wire_head(const HttpResponse& response) {
  std::string out = "HTTP/1.1 200 OK\r\nContent-Type: " + response.content_type + "\r\nConnection: close\r\n";
  for (const auto& [name, value] : response.headers) out += name + ": " + value + "\r\n";
  return out + "\r\n";
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
  std::shared_ptr<asio::ssl::context> tls;  // none: plain
  bool behind_proxy = false;
  Handler handler;
  Admit admit;
  std::string url;
  std::size_t connections = 0;  // of the one thread
  std::size_t waiting = 0;      // requests that a worker has or will have; likewise
  std::size_t uploads = 0;      // files that are being received; likewise

  HttpResponse answer(const HttpRequest& request) const {
    try {
      return handler(request);
    } catch (const std::exception& error) {
      return plain(500, std::string("a fault of ours: ") + error.what());
    }
  }

  // On a worker; the connection's coroutine goes on on its own thread. What `work` refers to must live until then.
  template <class Answer>
  asio::awaitable<std::shared_ptr<Answer>> by_worker(std::function<Answer()> work) {
    return asio::async_initiate<const asio::use_awaitable_t<>, void(std::shared_ptr<Answer>)>(
        [this, &work](auto then) {
          auto home = asio::get_associated_executor(then);
          asio::post(workers, [work = std::move(work), home, then = std::move(then)]() mutable {
            auto out = std::make_shared<Answer>(work());
            asio::post(home, [then = std::move(then), out = std::move(out)]() mutable { std::move(then)(std::move(out)); });
          });
        },
        asio::use_awaitable);
  }

  // The body, in memory or, where the header admits it, in a file.
  template <class Stream>
  asio::awaitable<void> take_body(Stream& stream, beast::flat_buffer& buffer, http::request_parser<http::empty_body>& head, Taken& taken) {
    HttpRequest& request = taken.request;
    Admitted admitted;
    if (request.method == "POST" && !head.is_done()) {
      ++waiting;
      const std::shared_ptr<Admitted> answered = co_await by_worker<Admitted>([this, &request] { return admit(request); });
      --waiting;
      admitted = std::move(*answered);
      if (!admitted.into.empty() && uploads >= limits::web_uploads) admitted = {{}, plain(503, "too many files at once; try again soon")};
    }
    if (admitted.refused) {
      taken.told = std::move(admitted.refused);
      taken.keep_alive = false;
      co_return;
    }
    if (!admitted.into.empty()) {
      request.file = std::make_shared<ReceivedFile>(admitted.into);
      http::request_parser<http::file_body> parser(std::move(head));
      parser.body_limit(limits::web_upload_bytes);
      beast::error_code unopened;
      parser.get().body().open(admitted.into.c_str(), beast::file_mode::write, unopened);
      if (unopened) {
        taken.told = plain(500, "the file cannot be received: " + unopened.message());
        taken.keep_alive = false;
        co_return;
      }
      beast::get_lowest_layer(stream).expires_after(std::chrono::seconds(limits::web_upload_seconds));
      ++uploads;
      const auto [fault, read] = co_await http::async_read(stream, buffer, parser, no_throw);
      --uploads;
      if (fault) refuse(fault, taken);
      co_return;
    }
    const auto announced = head.content_length();
    if (announced && *announced > limits::web_body_bytes) {
      refuse(http::make_error_code(http::error::body_limit), taken);
      co_return;
    }
    http::request_parser<http::string_body> parser(std::move(head));
    parser.body_limit(limits::web_body_bytes);
    if (!parser.is_done()) {
      const auto [fault, read] = co_await http::async_read(stream, buffer, parser, no_throw);
      if (fault) {
        refuse(fault, taken);
        co_return;
      }
    }
    request.body = std::move(parser.get().body());
  }

  template <class Stream>
  asio::awaitable<void> take_request(Stream& stream, beast::flat_buffer& buffer, Taken& taken) {
    http::request_parser<http::empty_body> head;
    head.header_limit(limits::web_header_bytes);
    head.body_limit(limits::web_upload_bytes);
    beast::get_lowest_layer(stream).expires_after(std::chrono::seconds(limits::web_request_seconds));
    const auto [fault, read] = co_await http::async_read_header(stream, buffer, head, no_throw);
    if (fault) {
      refuse(fault, taken);
      co_return;
    }
    const http::request_header<>& header = head.get();
    taken.head_only = header.method() == http::verb::head;
    taken.version = header.version();
    taken.keep_alive = head.get().keep_alive();
    if (!take_apart(header, taken.request)) {
      taken.told = plain(400, "not an address of this server");
      taken.keep_alive = false;
      co_return;
    }
    taken.request.secure = tls != nullptr;
    if (behind_proxy) believe_proxy(taken.request);
    co_await take_body(stream, buffer, head, taken);
  }

  asio::awaitable<void> serve(beast::tcp_stream stream, std::string peer) {
    co_await talk(stream, std::move(peer));
    co_await drain(stream);
  }

  asio::awaitable<void> serve_tls(TlsStream stream, std::string peer) {
    beast::tcp_stream& link = beast::get_lowest_layer(stream);
    link.expires_after(std::chrono::seconds(limits::tls_handshake_seconds));
    const auto [refused] = co_await stream.async_handshake(asio::ssl::stream_base::server, no_throw);
    if (refused) {
      if (refused.category() == asio::error::get_ssl_category() && ERR_GET_REASON(static_cast<unsigned long>(refused.value())) == SSL_R_HTTP_REQUEST) co_await tell_of_tls(link);
      co_return;
    }
    co_await talk(stream, std::move(peer));
    link.expires_after(std::chrono::seconds(drain_seconds));
    const auto [unsaid] = co_await stream.async_shutdown(no_throw);
    if (!unsaid) co_return;
    beast::error_code ignored;
    link.socket().shutdown(tcp::socket::shutdown_send, ignored);
    co_await drain(link);
  }

  // Who speaks plain HTTP here has the wrong address.
  asio::awaitable<void> tell_of_tls(beast::tcp_stream& link) {
    static constexpr std::string_view words = "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nContent-Length: 31\r\nConnection: close\r\n\r\nthis address begins with https\n";
    link.expires_after(std::chrono::seconds(drain_seconds));
    const auto [unsent, sent] = co_await asio::async_write(link, asio::buffer(words), no_throw);
    if (unsent) co_return;
    beast::error_code ignored;
    link.socket().shutdown(tcp::socket::shutdown_send, ignored);
    co_await drain(link);
  }

  template <class Stream>
  asio::awaitable<void> talk(Stream& stream, std::string peer) {
    beast::flat_buffer buffer(limits::web_header_bytes + 65'536);
    for (bool open = true; open;) {
      Taken taken;
      taken.request.peer = peer;
      co_await take_request(stream, buffer, taken);
      if (taken.gone) break;
      HttpResponse response;
      open = taken.keep_alive;
      // Plain ifs around co_await: an earlier form of this step, with ?: among others, crashed when built with GCC 12.
      if (taken.told) {
        response = std::move(*taken.told);
      } else if (waiting >= limits::web_waiting) {
        response = plain(503, "too many requests at once; try again soon");
      } else {
        ++waiting;
        const HttpRequest& request = taken.request;
        const std::shared_ptr<HttpResponse> answered = co_await by_worker<HttpResponse>([this, &request] { return answer(request); });
        --waiting;
        response = std::move(*answered);
      }
      if (response.events && !taken.head_only) {
        taken = {};
        co_await stream_events(stream, wire_head(response), std::move(response.events));
        break;
      }
      const Ready ready = wire_form(std::move(response), taken.head_only, taken.version, open);
      beast::get_lowest_layer(stream).expires_after(std::chrono::seconds(limits::web_answer_seconds));
      http::response_serializer<http::string_body> serializer(ready);
      const auto [unsent, sent] = co_await http::async_write(stream, serializer, no_throw);
      if (unsent) break;
    }
    if (tls) co_return;  // its end is said first
    beast::error_code ignored;
    beast::get_lowest_layer(stream).socket().shutdown(tcp::socket::shutdown_send, ignored);
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
      const auto gone_by = [this](std::exception_ptr) { --connections; };
      std::string peer = end.address().to_string();
      if (tls)
        asio::co_spawn(context, serve_tls(TlsStream(beast::tcp_stream(std::move(socket)), *tls), std::move(peer)), gone_by);
      else
        asio::co_spawn(context, serve(beast::tcp_stream(std::move(socket)), std::move(peer)), gone_by);
    }
  }
};

HttpServer::HttpServer(std::unique_ptr<State> state) : state_(std::move(state)) {}
HttpServer::HttpServer(HttpServer&&) noexcept = default;
HttpServer::~HttpServer() = default;
const std::string& HttpServer::url() const { return state_->url; }

Result<HttpServer> HttpServer::listen(const std::string& text, const Wire& wire, Handler handler, Admit admit) {
  const Address address = TRY(parse_address(text));
  auto state = std::make_unique<State>();
  state->handler = std::move(handler);
  state->admit = std::move(admit);
  state->behind_proxy = wire.behind_proxy;
  if (!wire.certificate.empty() || !wire.key.empty()) state->tls = TRY(tls_context(wire.certificate, wire.key));
  beast::error_code fault;
  const asio::ip::address host = address.host.empty() ? asio::ip::address(asio::ip::address_v4::any())
                                 : address.host == "localhost" ? asio::ip::address(asio::ip::address_v4::loopback())
                                                               : asio::ip::make_address(address.host, fault);
  if (fault) return fail(Error::Kind::refused, "not an address of a machine: give its number, as 127.0.0.1", {}, address.host);
  if (!state->tls && wire.hearers == Hearers::this_machine && !host.is_loopback())
    return fail(Error::Kind::refused, "others on the network could listen in: give --tls-certificate and --tls-key, put a proxy with TLS before 127.0.0.1, or say --plain-http where the network is trusted", {}, text);
  const tcp::endpoint end(host, static_cast<std::uint16_t>(std::stoi(address.port)));
  tcp::acceptor& acceptor = state->acceptor;
  acceptor.open(end.protocol(), fault);
  if (!fault) acceptor.set_option(asio::socket_base::reuse_address(true), fault);
  if (!fault) acceptor.bind(end, fault);
  if (!fault) acceptor.listen(asio::socket_base::max_listen_connections, fault);
  if (fault) return fail(Error::Kind::io, "cannot listen there: " + fault.message(), {}, text);
  const std::string name = host.is_unspecified() ? "127.0.0.1" : host.is_v6() ? "[" + host.to_string() + "]" : host.to_string();
  state->url = (state->tls ? "https://" : "http://") + name + ":" + std::to_string(acceptor.local_endpoint().port());
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
