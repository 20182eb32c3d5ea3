// Who listens to what happens, and what they have not been told yet. Events say what to ask for again, and carry nothing
// that the listener could not ask for: a lost one costs an extra question, never a fact.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "base/result.h"
#include "model/account.h"

namespace dh::web {

class EventBoard;

// One listener. Leaves the board when it dies.
class EventSeat {
 public:
  explicit EventSeat(EventBoard& board, Account account) : board_(board), account_(std::move(account)) {}
  EventSeat(const EventSeat&) = delete;
  EventSeat& operator=(const EventSeat&) = delete;
  ~EventSeat();
  // What waits, as it goes over the wire (https://html.spec.whatwg.org/multipage/server-sent-events.html); empty: nothing.
  std::string take();
  // Called by the thread that publishes, whenever something begins to wait; short, and never back into the board.
  void on_news(std::function<void()> wake);

 private:
  friend class EventBoard;
  EventBoard& board_;
  const Account account_;
  std::deque<std::shared_ptr<const std::string>> waiting_;  // of the board's mutex, as the next
  std::function<void()> wake_;
};

// Of several threads.
class EventBoard {
 public:
  using Audience = std::function<bool(const Account&)>;
  // Refused when limits::event_streams listen already, or limits::event_streams_each of one account.
  Result<std::shared_ptr<EventSeat>> sit(const Account& account);
  // `data`: JSON on one line. Who has not taken the same event yet is not told twice.
  void publish(const std::string& name, const std::string& data, const Audience& audience);
  bool anyone(const Audience& audience) const;
  // No one is told anything from here on: the server that wakes them ends.
  void close();

 private:
  friend class EventSeat;
  mutable std::mutex mutex_;
  std::set<EventSeat*> seats_;
  bool closed_ = false;
};

}  // namespace dh::web
