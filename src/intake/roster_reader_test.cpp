#include "intake/roster.h"

#include <doctest/doctest.h>

#include "intake/test_office_files.h"

using namespace dh;
using namespace dh::intake;
using namespace dh::intake::test;

namespace {

Roster roster(const std::vector<Sheet>& sheets) { return read_roster(xlsx(sheets), "danh-sach.xlsx").value(); }

const Sheet units{"Đơn vị", {{"Mã đơn vị", "Tên đơn vị"}, {"A", "Tổ Một"}, {"B", "Tổ Hai"}}};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("columns are found by their headings, in any order, below a title") {
  const Roster read = roster({{"Thành viên",
                               {{"DANH SÁCH THÀNH VIÊN"},
                                {},
                                {"Đối tượng", "Chi đoàn", "STT", "Mã đơn vị", "Mã thành viên", "Tên đơn vị"},
                                {"cán bộ", "Nhóm Ba", "1", "B", "TV-2", "Tổ Hai"},
                                {"học viên", "", "2", "A", "TV-1", "Tổ Một"}}},
                              {"Đơn vị",
                               {{"Sĩ số", "Tên đơn vị", "Loại hình", "Mã đơn vị", "Chi đoàn trực thuộc"},
                                {"1", "Tổ Một", "tổ dân phố", "A", ""},
                                {"1", "Tổ Hai", "tổ sản xuất", "B", "Nhóm Ba"}}}});
  CHECK(read.problems == Lines{});
  REQUIRE(read.units.size() == 3);
  CHECK(read.units[0].code == "A");
  CHECK(read.units[0].name == "Tổ Một");
  CHECK(read.units[0].kind == "tổ dân phố");
  CHECK(read.units[0].stated_members == 1);
  CHECK(read.units[1].code == "B");
  CHECK(read.units[1].kind == "tổ sản xuất");
  CHECK(read.units[1].stated_members == 0);
  CHECK(read.units[2].code == "B/1");
  CHECK(read.units[2].name == "Nhóm Ba");
  CHECK(read.units[2].parent == "B");
  CHECK(read.units[2].stated_members == 1);
  REQUIRE(read.members.size() == 2);
  CHECK(read.members[0].code == "TV-2");
  CHECK(read.members[0].unit == "B/1");
  CHECK(read.members[0].category == "cán bộ");
  CHECK(read.members[1].code == "TV-1");
  CHECK(read.members[1].unit == "A");
  CHECK(read.members[1].category == "học viên");
}

TEST_CASE("units are a tree: a sub-unit is named under its unit, once") {
  const Roster read = roster({units,
                              {"Thành viên",
                               {{"Mã thành viên", "Mã đơn vị", "Tên đơn vị", "Chi đoàn"},
                                {"TV-1", "A", "Tổ Một", "Nhóm Đông"},
                                {"TV-2", "A", "Tổ Một", "Nhóm Tây"},
                                {"TV-3", "A", "Tổ Một", "NHÓM ĐÔNG"},
                                {"TV-4", "B", "Tổ Hai", "Nhóm Đông"},
                                {"TV-5", "B", "Tổ Hai", "Tổ Hai"}}}});
  CHECK(read.problems == Lines{});
  REQUIRE(read.units.size() == 5);
  Lines of;
  for (const Member& one : read.members) of.push_back(one.unit);
  CHECK(of == Lines{"A/1", "A/2", "A/1", "B/1", "B"});
  CHECK(read.top_unit("A/2")->code == "A");
  CHECK(read.is_within("B/1", "B"));
  CHECK_FALSE(read.is_within("A/1", "B"));
}

TEST_CASE("a member's unit may be told by name alone") {
  const Roster read = roster({units, {"Thành viên", {{"Đơn vị", "Mã thành viên"}, {"TỔ HAI", "TV-1"}}}});
  CHECK(read.problems == Lines{});
  REQUIRE(read.members.size() == 1);
  CHECK(read.members[0].unit == "B");
}

TEST_CASE("without a sheet of units, the members' rows name them") {
  const Roster read = roster({{"Thành viên", {{"Mã thành viên", "Đơn vị"}, {"TV-1", "Tổ Một"}, {"TV-2", "Tổ Hai"}, {"TV-3", "Tổ Một"}}}});
  CHECK(read.problems == Lines{});
  REQUIRE(read.units.size() == 2);
  CHECK(read.units[1].name == "Tổ Hai");
  REQUIRE(read.members.size() == 3);
  CHECK(read.members[2].unit == read.units[0].code);
}

TEST_CASE("a column of persons' names names no unit; a lone column of groups does") {
  const Roster read = roster({{"Thành viên",
                               {{"STT", "Mã đoàn viên", "Họ và tên", "Chi đoàn", "Số điện thoại", "Đối tượng"},
                                {"1", "TV-1", "(không ghi)", "Nhóm Đông", "0", "cán bộ"},
                                {"2", "TV-2", "(không ghi)", "Nhóm Tây", "0", "học viên"}}}});
  CHECK(read.problems == Lines{});
  REQUIRE(read.units.size() == 2);
  CHECK(read.units[0].name == "Nhóm Đông");
  CHECK(read.units[0].parent == "");
  CHECK(read.units[1].name == "Nhóm Tây");
  REQUIRE(read.members.size() == 2);
  CHECK(read.members[1].unit == read.units[1].code);
  CHECK(read.members[1].category == "học viên");
}

TEST_CASE("rows that do not fit are told by sheet and row, the others stand") {
  const Roster read = roster({{"Đơn vị", {{"Mã đơn vị", "Tên đơn vị"}, {"A", "Tổ Một"}, {"", "Tổ Không Mã"}, {"A", "Tổ Một"}}},
                              {"Thành viên",
                               {{"Mã thành viên", "Mã đơn vị", "Đối tượng"},
                                {"TV-1", "A", "cán bộ"},
                                {"TV-2", "Z", "cán bộ"},
                                {"", "A", "học viên"},
                                {},
                                {"", "", "học viên"},
                                {"TV-3", "", "học viên"},
                                {"TV-4", "A", "học viên"}}}});
  CHECK(read.problems == Lines{"sheet \"Đơn vị\" row 3: no unit code: Tổ Không Mã", "sheet \"Đơn vị\" row 4: unit A stands twice",
                               "sheet \"Thành viên\" row 3: member TV-2: no such unit: Z", "sheet \"Thành viên\" row 4: no member code",
                               "sheet \"Thành viên\" row 6: no member code", "sheet \"Thành viên\" row 7: member TV-3: no unit told"});
  REQUIRE(read.members.size() == 2);
  CHECK(read.members[0].code == "TV-1");
  CHECK(read.members[1].code == "TV-4");
}

TEST_CASE("a member code stands once: the first row holds") {
  const Roster read = roster({units, {"Thành viên", {{"Mã thành viên", "Mã đơn vị"}, {"TV-1", "A"}, {"TV-2", "B"}, {"TV-1", "B"}}}});
  CHECK(read.problems == Lines{"sheet \"Thành viên\" row 4: member TV-1 stands twice"});
  REQUIRE(read.members.size() == 2);
  REQUIRE(read.member("TV-1") != nullptr);
  CHECK(read.member("TV-1")->unit == "A");
}

TEST_CASE("a stated number of members that is not listed is told") {
  const Roster read = roster({{"Đơn vị", {{"Mã đơn vị", "Tên đơn vị", "Số thành viên"}, {"A", "Tổ Một", "3"}, {"B", "Tổ Hai", "1"}}},
                              {"Thành viên", {{"Mã thành viên", "Mã đơn vị", "Chi đoàn"}, {"TV-1", "A", "Nhóm Đông"}, {"TV-2", "A", ""}, {"TV-3", "B", ""}}}});
  CHECK(read.problems == Lines{"Tổ Một: 3 members stated, 2 listed"});
}

TEST_CASE("what has no codes is no roster, and says its name") {
  const auto none = read_roster(xlsx({{"Chợ", {{"Hàng", "Giá"}, {"gạo", "1"}}}}), "cho.xlsx");
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().kind == Error::Kind::bad_input);
  CHECK(none.error().file == "cho.xlsx");
  CHECK_FALSE(read_roster("PK", "hong.xlsx").has_value());
}

TEST_CASE("addresses stand beside units, sub-units and members; what is none is said") {
  const RosterFile read = read_roster_file(xlsx({{"Đơn vị",
                                                  {{"Mã đơn vị", "Tên đơn vị", "Chi đoàn trực thuộc", "Thư điện tử"},
                                                   {"A", "Tổ Một", "", "to-mot@example.invalid"},
                                                   {"B", "Tổ Hai", "", "không có"},
                                                   {"B", "Tổ Hai", "Nhóm Ba", "nhom-ba@example.invalid"}}},
                                                 {"Thành viên",
                                                  {{"Mã thành viên", "Mã đơn vị", "Tên đơn vị", "E-mail"},
                                                   {"TV-1", "A", "Tổ Một", "tv1@example.invalid"},
                                                   {"TV-2", "A", "Tổ Một", "x@y@example.invalid"},
                                                   {"TV-3", "B", "Tổ Hai", ""}}}}),
                                           "danh-sach.xlsx")
                              .value();
  CHECK(read.addresses.units == std::map<std::string, std::string>{{"A", "to-mot@example.invalid"}, {"B/1", "nhom-ba@example.invalid"}});
  CHECK(read.addresses.members == std::map<std::string, std::string>{{"TV-1", "tv1@example.invalid"}});
  CHECK(read.roster.problems == Lines{"sheet \"Đơn vị\" row 3: no mail address: không có", "sheet \"Thành viên\" row 3: no mail address: x@y@example.invalid"});
  CHECK(read.addresses.unit_of("TO-MOT@Example.invalid") == "A");
  CHECK(read.addresses.unit_of("ai@example.invalid").empty());
  CHECK(read.addresses.member_of("tv1@example.invalid") == "TV-1");
}
