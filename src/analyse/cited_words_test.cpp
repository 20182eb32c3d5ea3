#include <doctest/doctest.h>

#include "analyse/cited_words.h"

using namespace dh::analyse;
using Role = CitedWords::Role;

namespace {

std::vector<Role> roles(std::string_view text) {
  std::vector<Role> out;
  for (const CitedWords& one : cited_words(text)) out.push_back(one.role);
  return out;
}

}  // namespace

TEST_CASE("the draft's words and new ones are told apart by the verb before them") {
  CHECK(roles("Sửa “giờ mở cữa” thành “giờ mở cửa”.") == std::vector{Role::draft, Role::fresh});
  CHECK(roles("Sau cụm từ “tủ sách” bổ sung cụm từ “lớp học”.") == std::vector{Role::draft, Role::added});
  CHECK(roles("Nên viết lại: “mở cửa cả tuần”.") == std::vector{Role::fresh});
  CHECK(roles("Không nên viết “mở cửa cả tuần”.") == std::vector{Role::draft});
  CHECK(roles("Dự thảo ghi “sáu buổi”.") == std::vector{Role::draft});
}

TEST_CASE("what is missed is not the draft's; what is put right is") {
  CHECK(roles("“máy lạnh” chưa thấy nói ở mục 2") == std::vector{Role::added});
  CHECK(roles("thiếu chữ: “phòng học” phải là “phòng đọc”") == std::vector{Role::draft, Role::fresh});
  CHECK(roles("Nên ghi “mỗi quý” thay cho “thường xuyên”.") == std::vector{Role::fresh, Role::draft});
}

TEST_CASE("a text without tone marks is read alike") { CHECK(roles("sua \"cu\" thanh \"moi\"") == std::vector{Role::draft, Role::fresh}); }
