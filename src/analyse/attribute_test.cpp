#include "analyse/attribute.h"

#include <doctest/doctest.h>

using namespace dh;
using namespace dh::analyse;

namespace {

Roster roster() {
  Roster out;
  out.units = {{"A", "Chi đoàn Phòng Một", "", "", 0},
               {"B", "Đoàn cơ sở Trường Hai", "", "", 0},
               {"B/1", "Chi đoàn Khoa Ba", "B", "", 0}};
  out.members = {{"ĐV-0101", "A", ""}, {"ĐV-0201", "B/1", ""}, {"ĐV-0202", "B/1", ""}};
  return out;
}

Opinion by(const std::string& member) {
  Opinion opinion;
  opinion.hints.member = member;
  return opinion;
}

}  // namespace

TEST_CASE("a member's code is found however it is written, and two codes are no answer") {
  const Roster known = roster();
  const Attribution attribution(known);
  CHECK(attribution.member("ĐV-0101") == "ĐV-0101");
  CHECK(attribution.member("dv 0101") == "ĐV-0101");
  CHECK(attribution.member("Mã số: ĐV0101 (đoàn viên)") == "ĐV-0101");
  CHECK(attribution.member("ĐV-0101, ĐV-0201").empty());
  CHECK(attribution.member("ĐV-9999").empty());
}

TEST_CASE("a unit is found by its name in a letterhead or a folder") {
  const Roster known = roster();
  const Attribution attribution(known);
  CHECK(attribution.unit("Đơn vị: CHI ĐOÀN PHÒNG MỘT") == "A");
  CHECK(attribution.unit_of_path("nhan-duoc/doan-co-so-truong-hai/y-kien.xlsx") == "B");
  CHECK(attribution.unit("phòng khác").empty());
}

TEST_CASE("the member's own unit wins over the folder, the told unit over both") {
  const Roster known = roster();
  const Attribution attribution(known);
  std::vector<Opinion> opinions = {by("ĐV-0201"), by(""), by("người lạ")};
  attribution.attribute({"", "", "", "chi-doan-phong-mot/a.csv"}, opinions);
  CHECK(opinions[0].unit == "B");
  CHECK(opinions[0].sub_unit == "Chi đoàn Khoa Ba");
  CHECK(opinions[0].home != opinions[0].unit);
  CHECK(known.unit(opinions[0].home)->name == opinions[0].sub_unit);
  CHECK(opinions[1].unit == "A");
  CHECK(opinions[1].pending.empty());
  CHECK(opinions[2].unit == "A");
  CHECK(opinions[2].pending == std::vector<std::string>{"member"});
  attribution.attribute({"A", "", "", ""}, opinions);
  CHECK(opinions[0].unit == "A");
}

TEST_CASE("an opinion of an unknown unit waits for a person") {
  const Roster known = roster();
  std::vector<Opinion> opinions = {by("")};
  Attribution(known).attribute({"", "", "", "thu.csv"}, opinions);
  CHECK(opinions[0].unit.empty());
  CHECK(opinions[0].pending == std::vector<std::string>{"unit"});
}

TEST_CASE("a unit is known without the words for its kind, unless another could be meant") {
  Roster roster;
  roster.units = {{"CD", "Đoàn cơ sở Trường Cao đẳng Nghề", "", "", 0}, {"N1", "Chi đoàn Khoa Điện tử", "", "", 0}, {"N2", "Đoàn cơ sở Khoa Điện tử", "", "", 0}};
  const Attribution attribution(roster);
  CHECK(attribution.unit("BCH ĐOÀN TRƯỜNG CAO ĐẲNG NGHỀ") == "CD");
  CHECK(attribution.unit_of_path("nhan/doan-co-so-cao-dang-nghe/a.docx") == "CD");
  CHECK(attribution.unit("Khoa Điện tử").empty());
}
