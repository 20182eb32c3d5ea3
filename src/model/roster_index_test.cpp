#include <doctest/doctest.h>

#include "model/roster.h"

using namespace dh;

namespace {

Roster roster() {
  Roster out;
  out.units = {{"A", "Chi đoàn Kho bạc", "", "", 0}, {"B", "Đoàn cơ sở Cảng", "", "", 0}, {"B/1", "Chi đoàn Cảng", "B", "", 0}};
  out.members = {{"M-1", "A", ""}, {"M-17", "A", ""}, {"ĐV 0203", "B", ""}, {"DV-0203", "B", ""}};
  return out;
}

}  // namespace

TEST_CASE("members are found however their code is typed, and never by half of it") {
  const Roster all = roster();
  CHECK(all.index().member_written("m.17") == 1U);
  CHECK(all.index().member_written(" M 1 ") == 0U);
  CHECK_FALSE(all.index().member_written("M-171"));
  CHECK_FALSE(all.index().member_written("đv0203"));  // two codes fold to it
  CHECK(all.index().member_of_code("DV-0203") == 3U);
  CHECK(all.index().made_like_a_code("M-99"));
  CHECK(all.index().made_like_a_code("đv.0999"));
  CHECK_FALSE(all.index().made_like_a_code("TCVN-3"));
  CHECK_FALSE(all.index().made_like_a_code("2020"));
  const std::string text = "Ý kiến của (M-17), M-1 và M-171.";
  const auto found = all.index().members_in(text);
  REQUIRE(found.size() == 2);
  CHECK(found[0].member == 1);
  CHECK(text.substr(found[0].start, found[0].end - found[0].start) == "M-17");
  CHECK(found[1].member == 0);
}

TEST_CASE("units are found by whole words, the longest name first") {
  const Roster all = roster();
  CHECK(all.index().unit_in("doan tncs doan co so cang chi doan cang") == 1U);
  CHECK(all.index().sub_unit_in("doan tncs doan co so cang chi doan cang") == 2U);
  CHECK_FALSE(all.index().unit_in("chi doan cangbien"));
  CHECK(all.index().unit_named("chi doan kho bac") == 0U);
}

TEST_CASE("the index follows a roster that grows") {
  Roster all = roster();
  CHECK(all.member("M-99") == nullptr);
  all.members.push_back({"M-99", "A", ""});
  REQUIRE(all.member("M-99") != nullptr);
  CHECK(all.member("M-99")->unit == "A");
  CHECK(all.unit("B/1")->parent == "B");
}
