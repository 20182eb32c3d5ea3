#include "web/event_board.h"

#include <doctest/doctest.h>

#include <vector>

#include "base/limits.h"

namespace dh::web {
namespace {

const EventBoard::Audience all = [](const Account&) { return true; };
Account numbered(std::int64_t number, Account::Part part = Account::Part::secretary) { return {number, part, "one", {}, {}}; }

TEST_CASE("each listener is told what is for them, in order, and the same only once until it is taken") {
  EventBoard board;
  const auto secretary = *board.sit(numbered(1)), member = *board.sit(numbered(2, Account::Part::member));
  int woken = 0;
  secretary->on_news([&] { ++woken; });
  board.publish("desk", "{}", [](const Account& one) { return one.part == Account::Part::secretary; });
  board.publish("desk", "{}", all);
  board.publish("intake", "{\"done\":1}", all);
  CHECK(woken == 2);
  CHECK(secretary->take() == "event: desk\ndata: {}\n\nevent: intake\ndata: {\"done\":1}\n\n");
  CHECK(secretary->take().empty());
  CHECK(member->take() == "event: desk\ndata: {}\n\nevent: intake\ndata: {\"done\":1}\n\n");
}

TEST_CASE("who does not take what waits is told that something was lost") {
  EventBoard board;
  const auto seat = *board.sit(numbered(1));
  for (std::size_t i = 0; i <= limits::event_waiting; ++i) board.publish("intake", std::to_string(i), all);
  CHECK(seat->take() == "event: lost\ndata: {}\n\n");
}

TEST_CASE("a seat is free again when its listener has gone; nobody takes them all") {
  EventBoard board;
  std::vector<std::shared_ptr<EventSeat>> seats;
  for (std::size_t i = 0; i < limits::event_streams_each; ++i) seats.push_back(*board.sit(numbered(1)));
  CHECK_FALSE(board.sit(numbered(1)));
  CHECK(board.sit(numbered(2)));
  seats.pop_back();
  CHECK(board.sit(numbered(1)));
  seats.clear();
  CHECK_FALSE(board.anyone(all));
  board.close();
  const auto late = *board.sit(numbered(3));
  board.publish("desk", "{}", all);
  CHECK(late->take().empty());
}

}  // namespace
}  // namespace dh::web
