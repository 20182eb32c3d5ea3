#include "intake/separate_requests.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

#include "text/utf8.h"

using namespace dh;

namespace {

std::vector<std::string> requests(const std::string& text) {
  std::vector<std::string> out;
  for (const TextRange one : intake::separate_requests(text)) out.push_back(text.substr(one.start, one.end - one.start));
  return out;
}

}  // namespace

TEST_CASE("requests at two places are two opinions") {
  CHECK(requests("Mục 2.1 đề nghị mở cửa đến 22 giờ. Tại trang 4 đề nghị thêm chỗ sạc, vì nhiều bạn có máy tính.") ==
        std::vector<std::string>{"Mục 2.1 đề nghị mở cửa đến 22 giờ.", "Tại trang 4 đề nghị thêm chỗ sạc, vì nhiều bạn có máy tính."});
  CHECK(requests("Đề nghị sửa số liệu ở phần thứ nhất;  phần thứ hai bổ sung bảng cây xanh").size() == 2);
  CHECK(requests("Sinh viên đề nghị Đề án nêu rõ nguồn vốn. Dự thảo quy định phòng đọc nên có giờ mở cửa cuối tuần.").size() == 2);
}

TEST_CASE("a reason, a second thought on the same place, an example stay with their request") {
  for (const char* one : {
           "Mục 2.1 đề nghị mở cửa đến 22 giờ. Mục 2.1 cũng đề nghị thêm chỗ sạc.",
           "Mục 2.1 đề nghị bỏ. Vì mục 3.1 đề nghị điều ngược lại.",
           "Đề nghị mở cửa đến 22 giờ. Đề nghị thêm ghế ở mục 3.",
           "Trang 3 viết đúng. Trang 4 viết sai, đề nghị xem lại.",
           "Mục 2.1 đề nghị thêm ghế. Ở mục 3 đã có bàn.",
           "Mục 1 và mục 2 trùng nhau, đề nghị bỏ. Mục 2 nên giữ câu cuối.",
           "Đề nghị thêm ghế, vì phòng đọc chật.",
           "",
       })
    CHECK(requests(one).size() == 1);
}

TEST_CASE("no word is lost between requests") {
  CHECK(rc::check("covered", [] {
    std::string text;
    for (const std::string& one : *rc::gen::container<std::vector<std::string>>(
             rc::gen::element<std::string>("Mục 2 ", "trang 5 ", "đề nghị ", "bổ sung ", "nên ", "vì ", "Dự thảo ", "Báo cáo ", "cây", ". ", "; ", " ", "\n", "“", "”", "\u0301")))
      text += one;
    std::size_t reached = 0;
    for (const TextRange one : intake::separate_requests(text)) {
      RC_ASSERT(one.start >= reached);
      RC_ASSERT(one.end <= text.size());
      RC_ASSERT(trim(std::string_view(text).substr(reached, one.start - reached)).empty());
      RC_ASSERT(is_valid_utf8(std::string_view(text).substr(one.start, one.end - one.start)));
      reached = one.end;
    }
    RC_ASSERT(trim(std::string_view(text).substr(reached)).empty());
  }));
}
