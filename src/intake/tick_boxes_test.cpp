#include "intake/tick_boxes.h"

#include <doctest/doctest.h>

using namespace dh::intake;

TEST_CASE("of boxes to tick those ticked are told") {
  const std::string text = "☐ Đề án   ☒ Kế hoạch  [x] Quy chế";
  const auto boxes = tick_boxes(text);
  REQUIRE(boxes.size() == 3);
  CHECK(text.substr(boxes[0].label, boxes[0].end - boxes[0].label) == "Đề án   ");
  CHECK(ticked_words(text, boxes) == "Kế hoạch, Quy chế");
  CHECK(ticked_words("[ ] Một [] Hai", tick_boxes("[ ] Một [] Hai")) == "");
  CHECK(tick_boxes("không có ô nào (x) [1]").empty());
}
