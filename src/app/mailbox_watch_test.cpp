#include "app/mailbox_watch.h"

#include <doctest/doctest.h>

using namespace dh::app;
using std::chrono::seconds;

TEST_CASE("pauses grow while a mailbox is out of reach, up to an hour, and come back") {
  seconds pause{300};
  std::vector<int> seen;
  for (int i = 0; i < 6; ++i) seen.push_back(static_cast<int>((pause = next_pause(pause, seconds(300), false)).count()));
  CHECK(seen == std::vector<int>{600, 1200, 2400, 3600, 3600, 3600});
  CHECK(next_pause(pause, seconds(300), true) == seconds(300));
  CHECK(next_pause(seconds(7200), seconds(7200), false) == seconds(7200));  // who looks seldom does not look more often
}
