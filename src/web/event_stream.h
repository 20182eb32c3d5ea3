// A connection that stays open and tells its listener what happens, as server-sent events. It costs a coroutine, a timer
// and a seat; who has gone is noticed when the connection says so, or at the next heartbeat.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <memory>
#include <string>

#include "base/limits.h"
#include "web/event_board.h"

namespace dh::web {

// `head`: the answer's header, already as it goes over the wire. Ends when the listener has gone or after
// limits::event_stream_seconds: browsers then come again, and are asked anew who they are.
template <class Stream>
boost::asio::awaitable<void> stream_events(Stream& stream, std::string head, std::shared_ptr<EventSeat> seat) {
  namespace asio = boost::asio;
  constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);
  using Clock = std::chrono::steady_clock;
  struct Bell {
    asio::steady_timer timer;
    bool gone = false;
  };
  const auto executor = co_await asio::this_coro::executor;
  const auto bell = std::make_shared<Bell>(Bell{asio::steady_timer(executor)});
  auto& link = boost::beast::get_lowest_layer(stream);
  // A listener has nothing to say: whatever comes is its end.
  link.socket().async_wait(asio::socket_base::wait_read, [bell](const boost::system::error_code&) {
    bell->gone = true;
    bell->timer.cancel();
  });
  seat->on_news([bell, executor] { asio::post(executor, [bell] { bell->timer.cancel(); }); });
  const Clock::time_point end = Clock::now() + std::chrono::seconds(limits::event_stream_seconds);
  std::string words = std::move(head) + "retry: 2000\n\n";
  while (!bell->gone) {
    link.expires_after(std::chrono::seconds(limits::web_answer_seconds));
    const auto [fault, sent] = co_await asio::async_write(stream, asio::buffer(words), no_throw);
    if (fault) break;
    link.expires_never();
    words = seat->take();
    if (!words.empty()) continue;
    if (Clock::now() >= end) break;
    bell->timer.expires_after(std::chrono::seconds(limits::event_heartbeat_seconds));
    co_await bell->timer.async_wait(no_throw);
    words = seat->take();
    if (words.empty()) words = ":\n\n";
  }
  seat->on_news({});
  boost::system::error_code ignored;
  link.socket().cancel(ignored);
}

}  // namespace dh::web
