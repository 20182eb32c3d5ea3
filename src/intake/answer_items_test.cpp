#include <doctest/doctest.h>

#include "intake/answer_items.h"
#include "intake/grid.h"
#include "intake/table_columns.h"
#include "intake/vietnamese_dates.h"

using namespace dh::intake;

TEST_CASE("numbered answers are items, running text with figures is one") {
  CHECK(answer_items("1. Sửa câu đầu.\n2. Bỏ câu cuối.").size() == 2);
  CHECK(answer_items("- Thêm cây\n- Thêm sách").size() == 2);
  CHECK(answer_items("Mục 1.2 nên bỏ.\nCòn lại nhất trí.").size() == 1);
}

TEST_CASE("filler says nothing, agreement does") {
  CHECK(says_nothing("……………"));
  CHECK(says_nothing("Không có ý kiến."));
  CHECK_FALSE(says_nothing("Nhất trí"));
}

TEST_CASE("a header in two rows, and columns found by their words") {
  const Grid grid = read_csv_grid("STT;Mã số;Vị trí;Ý kiến cụ thể;Lý do\n1;SX-1;Trang 2;Bỏ câu cuối;Thừa\n").value();
  const auto header = find_table_header(grid);
  REQUIRE(header);
  CHECK(header->columns[1].kind == ColumnKind::member);
  CHECK(header->columns[2].kind == ColumnKind::place);
  CHECK(header->columns[3].kind == ColumnKind::opinion);
  CHECK(header->columns[4].kind == ColumnKind::reason);
}

TEST_CASE("CSV: quotes, line breaks in cells, a cell that never ends") {
  const Grid grid = read_csv_grid("a,b\n\"một, \"\"hai\"\"\n ba\",c\n").value();
  CHECK(grid.at(1, 0) == "một, \"hai\"\n ba");
  CHECK_FALSE(read_csv_grid("a,\"b\n"));
}

TEST_CASE("days take the year told later, and weekdays are compared") {
  const auto days = written_days("từ ngày 16/5 đến ngày 20/5/2020 (Thứ sáu)");
  REQUIRE(days.size() == 2);
  CHECK(days[0].iso == "2020-05-16");
  CHECK(days[1].weekday == "Thứ sáu");
  CHECK(weekday_of("2020-05-20") == "Thứ tư");
}
