#include "app/approval.h"

#include <doctest/doctest.h>

#include "app/report_outline.h"

using namespace dh;

namespace {

DeclaredState said(std::string at, std::string unit, std::string state, std::string note) { return {std::move(at), "A", std::move(unit), std::move(state), std::move(note)}; }

}  // namespace

TEST_CASE("a report is approved until it is reopened, each unit's for itself") {
  std::vector<DeclaredState> all = {said("1", "CK", "approved", "report aa")};
  CHECK_FALSE(app::approval_in(all, ""));
  REQUIRE(app::approval_in(all, "CK"));
  CHECK(app::approval_in(all, "CK")->sha256 == "aa");
  CHECK(app::approval_in(all, "CK")->sent_at.empty());
  all.push_back(said("2", "CK", "sent", "report aa"));
  CHECK(app::approval_in(all, "CK")->sent_at == "2");
  all.push_back(said("3", "", "reopened", "why"));
  CHECK(app::approval_in(all, "CK"));
  all.push_back(said("4", "CK", "reopened", "why"));
  CHECK_FALSE(app::approval_in(all, "CK"));
}

TEST_CASE("a report that follows one that was sent supersedes it, also before it is sent") {
  std::vector<DeclaredState> all = {said("1", "", "approved", "report aa"), said("2", "", "sent", "report aa"), said("3", "", "reopened", "why"), said("4", "", "approved", "report bb")};
  REQUIRE(app::approval_in(all, ""));
  CHECK(app::approval_in(all, "")->supersedes == "aa");
  CHECK(app::approval_in(all, "")->supersedes_at == "2");
  CHECK(app::approval_in(all, "")->sent_at.empty());
  all.push_back(said("5", "", "reopened", "why"));
  all.push_back(said("6", "", "approved", "report aa"));  // the same bytes again
  CHECK(app::approval_in(all, "")->supersedes.empty());
}

TEST_CASE("an approval of before reports were kept holds nothing") {
  const std::vector<DeclaredState> all = {said("1", "", "approved", "0123456789abcdef")};
  CHECK_FALSE(app::approval_in(all, ""));
}

TEST_CASE("the page of a group is where its first words stand, behind the group before") {
  std::vector<app::OutlinePart> outline(1);
  for (const char* words : {"Đề nghị sửa câu một", "Không có ở đâu cả", "Đề nghị sửa câu một", "Câu cuối"}) {
    app::OutlineGroup group;
    group.printed = words;
    outline[0].groups.push_back(group);
  }
  app::find_pages(outline, {"Mở đầu", "Đề nghị\nsửa câu  một, vì…", "Đề nghị sửa\n câu một\n", "Câu\xC2\xA0" "cuối"});
  CHECK(outline[0].groups[0].page == 2);
  CHECK(outline[0].groups[1].page == 0);
  CHECK(outline[0].groups[2].page == 3);
  CHECK(outline[0].groups[3].page == 4);
}
