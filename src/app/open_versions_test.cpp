#include "app/open_versions.h"

#include <doctest/doctest.h>

TEST_CASE("the version of a draft that words name, not the number of a congress or a page") {
  using dh::app::named_version;
  CHECK(named_version("Góp ý dự thảo lần 4") == "4");
  CHECK(named_version("Dự thảo Báo cáo chính trị (lần thứ tư)") == "4");
  CHECK(named_version("gop y du thao bao cao chinh tri lan 3") == "3");
  CHECK(named_version("theo phiên bản 05 của văn kiện") == "5");
  CHECK(named_version("Dự thảo văn kiện trình Đại hội lần thứ 11").empty());
  CHECK(named_version("Dự thảo Báo cáo, trang 4").empty());
  CHECK(named_version("nhiều lần 2 bên trao đổi").empty());
}
