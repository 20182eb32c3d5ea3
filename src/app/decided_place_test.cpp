#include "app/decided_place.h"

#include <doctest/doctest.h>

using namespace dh;

namespace {

// Two headings are numbered alike, as drafts put together by several offices do; the first has a heading below it.
Consultation numbered_twice() {
  Consultation all;
  Draft& draft = all.drafts.emplace_back();
  draft.id = "de-an";
  draft.version = "1";
  const auto add = [&](int parent, BlockKind kind, const std::string& path, const std::string& text) {
    Block block;
    block.parent = parent;
    block.kind = kind;
    block.path = path;
    block.text = text;
    draft.blocks.push_back(block);
    return static_cast<int>(draft.blocks.size()) - 1;
  };
  const int first = add(-1, BlockKind::heading, "II > 2", "2. Cây bóng mát");
  add(first, BlockKind::paragraph, "II > 2", "Trồng một nghìn cây dọc lối đi.");
  const int below = add(first, BlockKind::heading, "II > 2 > 2.1", "2.1. Chăm sóc");
  add(below, BlockKind::paragraph, "II > 2 > 2.1", "Tưới nước hai ngày một lần.");
  const int second = add(-1, BlockKind::heading, "II > 2", "2. Ghế đá");
  add(second, BlockKind::paragraph, "II > 2", "Đặt ba mươi ghế đá dưới bóng cây.");
  return all;
}

}  // namespace

TEST_CASE("words are found under whichever of two headings with one number they stand") {
  const Consultation all = numbered_twice();
  CHECK(app::find_place(all, "de-an: II > 2", "một nghìn cây").value().block == 1);
  CHECK(app::find_place(all, "de-an: II > 2", "ba mươi ghế đá").value().block == 5);
  CHECK(app::find_place(all, "de-an: II > 2", "").value().block == 0);
}

TEST_CASE("words that stand under a heading below are found, and keep their own heading") {
  const DecidedPlace place = app::find_place(numbered_twice(), "de-an: II > 2", "hai ngày một lần").value();
  CHECK(place.block == 3);
  CHECK(place.path == "II > 2 > 2.1");
}

TEST_CASE("words that stand elsewhere are refused") {
  CHECK_FALSE(app::find_place(numbered_twice(), "de-an: II > 2 > 2.1", "ba mươi ghế đá"));
  CHECK_FALSE(app::find_place(numbered_twice(), "de-an: II > 2", "sáu mươi ghế gỗ"));
}
