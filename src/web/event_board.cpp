#include "web/event_board.h"

#include <algorithm>

#include "base/limits.h"

namespace dh::web {

EventSeat::~EventSeat() {
  const std::lock_guard lock(board_.mutex_);
  board_.seats_.erase(this);
}

std::string EventSeat::take() {
  std::string out;
  const std::lock_guard lock(board_.mutex_);
  for (const auto& one : waiting_) out += *one;
  waiting_.clear();
  return out;
}

void EventSeat::on_news(std::function<void()> wake) {
  const std::lock_guard lock(board_.mutex_);
  wake_ = std::move(wake);
}

Result<std::shared_ptr<EventSeat>> EventBoard::sit(const Account& account) {
  auto seat = std::make_shared<EventSeat>(*this, account);
  const std::lock_guard lock(mutex_);
  const auto own = std::ranges::count_if(seats_, [&](const EventSeat* one) { return one->account_.number == account.number; });
  if (seats_.size() >= limits::event_streams || static_cast<std::size_t>(own) >= limits::event_streams_each)
    return fail(Error::Kind::limit, "too many pages listen at once; close some");
  seats_.insert(seat.get());
  return seat;
}

void EventBoard::publish(const std::string& name, const std::string& data, const Audience& audience) {
  const auto words = std::make_shared<const std::string>("event: " + name + "\ndata: " + data + "\n\n");
  static const auto lost = std::make_shared<const std::string>("event: lost\ndata: {}\n\n");
  const std::lock_guard lock(mutex_);
  if (closed_) return;
  for (EventSeat* seat : seats_) {
    if (!audience(seat->account_)) continue;
    auto& waiting = seat->waiting_;
    if (std::ranges::any_of(waiting, [&](const auto& one) { return *one == *words; })) continue;
    if (waiting.size() >= limits::event_waiting) waiting.assign(1, lost);  // they are to ask for everything again
    else waiting.push_back(words);
    if (seat->wake_) seat->wake_();
  }
}

bool EventBoard::anyone(const Audience& audience) const {
  const std::lock_guard lock(mutex_);
  return std::ranges::any_of(seats_, [&](const EventSeat* seat) { return audience(seat->account_); });
}

void EventBoard::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
}

}  // namespace dh::web
