#include "intake/table_columns.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string_view>

using namespace dh::intake;

namespace {

ColumnKind kind(std::string_view heading) {
  int strength = 0;
  return column_kind(heading, strength);
}

void all_are(ColumnKind wanted, std::initializer_list<std::string_view> headings) {
  for (const std::string_view heading : headings) {
    CAPTURE(heading);
    CHECK(kind(heading) == wanted);
  }
}

}  // namespace

TEST_CASE("headings of columns and labels of forms, in the words of many offices") {
  all_are(ColumnKind::opinion, {"Ý kiến của đồng chí", "Ý kiến góp ý (ghi rõ trang, dòng)", "Góp ý về chủ đề năm học", "Đề nghị của tổ viên", "Đề xuất sửa", "Nội dung đề nghị sửa đổi, bổ sung",
                                "Ý kiến và lý do", "Y kien gop y", "Nội dung góp ý của hội đồng"});
  all_are(ColumnKind::place, {"Vị trí góp ý", "Đề mục", "Trang, dòng", "Trang/mục", "Mục", "Dòng", "Góp ý tại (trang, dòng)", "Vi tri (trang, dong)", "Đoạn", "Điều"});
  all_are(ColumnKind::member, {"Mã TV", "Mã số thành viên (có thể bỏ trống)", "Người góp ý (mã số)", "Họ tên", "Đồng chí", "Ma so"});
  all_are(ColumnKind::unit, {"Chi đoàn", "Đơn vị", "Mã đơn vị", "Đoàn"});
  all_are(ColumnKind::document, {"Văn kiện góp ý", "Dự thảo góp ý", "Tên văn bản"});
  all_are(ColumnKind::quote, {"Trích nguyên văn dự thảo", "Trích dẫn", "Nội dung dự thảo"});
  all_are(ColumnKind::count, {"Số ý kiến", "Số phiếu", "SL"});
  all_are(ColumnKind::reason, {"Lý do", "Lý do đề nghị", "Thuyết minh ý kiến"});
  all_are(ColumnKind::detail, {"Dấu thời gian", "Địa chỉ email", "Ngày gửi"});
}

TEST_CASE("questions ask for opinions unless they ask who, where from, or where to") {
  all_are(ColumnKind::opinion, {"Bạn có góp ý gì về chủ đề của đề án?", "Về vai trò của tổ viên?", "Câu 3. Về lỗi chính tả, văn phong", "Anh/chị thấy chỉ tiêu đã phù hợp chưa? *"});
  all_are(ColumnKind::member, {"Mã số của bạn là gì?", "Họ và tên của anh/chị?"});
  all_are(ColumnKind::unit, {"Bạn sinh hoạt ở chi đoàn nào?", "Đơn vị của bạn là gì? *"});
  all_are(ColumnKind::document, {"Bạn góp ý cho văn kiện nào?"});
  all_are(ColumnKind::place, {"Ở trang nào, dòng nào?"});
  all_are(ColumnKind::reason, {"Vì sao bạn đề nghị như vậy?"});
  CHECK(question_number("Câu 12: Về kinh phí") == std::string_view("Câu 12: ").size());
  CHECK(question_number("Câu 2 trang 5 nên sửa") == 0);
  CHECK(question_number("Câu đầu lặp 2 lần.") == 0);
}
