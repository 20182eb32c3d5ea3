#include "app/ordered_work.h"

#include <doctest/doctest.h>

#include <atomic>

namespace {

using dh::app::OrderedWork;
using dh::app::WorkPlan;
using Clock = std::chrono::steady_clock;

// Later items are done sooner, so that only the order of taking can put them right.
OrderedWork<std::size_t>::Work slow_first(std::atomic<int>& most, std::atomic<int>& open) {
  return [&](std::size_t index) {
    const int now = ++open;
    for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(index % 3 == 0 ? 4 : 0));
    return index;
  };
}

WorkPlan plan_of(std::size_t count, unsigned threads) {
  return {count, threads, 4, 100, [](std::size_t index) { return index == 7 ? 1000u : 1u; }};
}

}  // namespace

TEST_CASE("results come in the order of the items, within the window, whatever the threads") {
  for (const unsigned threads : {1u, 2u, 5u}) {
    std::atomic<int> most = 0, open = 0;
    OrderedWork<std::size_t> work(plan_of(50, threads), [&] { return slow_first(most, open); });
    std::size_t item = 0;
    for (std::size_t wanted = 0; wanted < 50; ++wanted) {
      REQUIRE(work.take(item, Clock::now() + std::chrono::seconds(20)) == OrderedWork<std::size_t>::Taken::item);
      CHECK(item == wanted);
      --open;
    }
    CHECK(work.take(item, Clock::now()) == OrderedWork<std::size_t>::Taken::end);
    CHECK(most <= 4 + 1);  // the one just taken is no longer counted by the queue
  }
}

TEST_CASE("after stop what was begun is handed out, and no more") {
  std::atomic<int> most = 0, open = 0;
  OrderedWork<std::size_t> work(plan_of(1000, 2), [&] { return slow_first(most, open); });
  std::size_t item = 0, got = 0;
  while (got < 10 && work.take(item, Clock::now() + std::chrono::seconds(20)) == OrderedWork<std::size_t>::Taken::item) ++got;
  work.stop();
  while (work.take(item, Clock::now() + std::chrono::seconds(20)) == OrderedWork<std::size_t>::Taken::item) CHECK(item == got++);
  CHECK(got >= 10);
  CHECK(got <= 10 + 4);
}

TEST_CASE("who waits for a slow item is told that it comes later") {
  OrderedWork<int> work(plan_of(1, 1), [] {
    return [](std::size_t) {
      std::this_thread::sleep_for(std::chrono::milliseconds(60));
      return 5;
    };
  });
  int item = 0;
  CHECK(work.take(item, Clock::now() + std::chrono::milliseconds(1)) == OrderedWork<int>::Taken::later);
  CHECK(work.take(item, Clock::now() + std::chrono::seconds(20)) == OrderedWork<int>::Taken::item);
  CHECK(item == 5);
}
