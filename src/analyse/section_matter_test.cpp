#include "analyse/section_matter.h"

#include <doctest/doctest.h>

using namespace dh::analyse;

TEST_CASE("a heading deals with what stands at the head of its parts") {
  CHECK(matters_of_heading("3.2. Hạn chế")[Matter::shortcomings] == 1);
  CHECK(matters_of_heading("SỰ CẦN THIẾT VÀ THỰC TRẠNG KHUÔN VIÊN")[Matter::results] == 1);
  CHECK(matters_of_heading("II. MỤC TIÊU VÀ CHỈ TIÊU")[Matter::aims] == 1);
  CHECK(matters_of_heading("II. MỤC TIÊU VÀ CHỈ TIÊU")[Matter::targets] == 1);
  CHECK_FALSE(matters_of_heading("1.1. Phân công người trực thư viện theo chức năng, nhiệm vụ").any());
}

TEST_CASE("a cause belongs to what it is the cause of") {
  CHECK(matters_of_heading("Nguyên nhân thành tựu")[Matter::results] == 1);
  CHECK(matters_of_heading("Nguyên nhân thành tựu")[Matter::shortcomings] == 0);
  CHECK(matters_of_heading("Nguyên nhân")[Matter::shortcomings] > 0);
}

TEST_CASE("of a topic the first sentence weighs most, its purpose little") {
  const Matters matters = matters_asked("Góp ý về kết quả trồng cây. Từ đó nêu giải pháp cho năm sau.");
  CHECK(matters[Matter::results] == 1);
  CHECK(matters[Matter::tasks] < 0.5);
  CHECK(matters_asked("Ý nghĩa của tên gọi nhằm thể hiện mục tiêu chung")[Matter::aims] < 0.5);
}

TEST_CASE("to limit something is no shortcoming") {
  CHECK(matters_said("Cần hạn chế thấp nhất lượng rác.")[Matter::shortcomings] == 0);
  CHECK(matters_said("Phần hạn chế nêu chưa đủ.")[Matter::shortcomings] == 1);
}
