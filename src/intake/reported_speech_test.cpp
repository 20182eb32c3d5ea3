#include "intake/reported_speech.h"

#include <doctest/doctest.h>

namespace {

using namespace dh;
using namespace dh::intake;

Roster roster() {
  Roster out;
  for (const char* code : {"SX-0101", "SX-0102", "SX-0103"}) {
    Member member;
    member.code = code;
    out.members.push_back(member);
  }
  return out;
}

std::string slice(const std::string& text, const SaidStretch& one) { return text.substr(one.start, one.end - one.start); }

}  // namespace

TEST_CASE("who speaks is found by code, and what is said ends before the next one") {
  const std::string text = "Đ/c SX-0101 đề nghị mở thư viện đến 21 giờ; đồng thời cho rằng phí gửi xe là hợp lý. Tiếp lời, đ/c SX-0102 không đồng ý, đề nghị giữ như dự thảo.";
  const std::vector<SaidStretch> said = said_by_speakers(text, roster());
  REQUIRE(said.size() == 3);
  CHECK(slice(text, said[0]) == "đề nghị mở thư viện đến 21 giờ");
  CHECK(said[0].member == "SX-0101");
  CHECK(slice(text, said[1]) == "cho rằng phí gửi xe là hợp lý");
  CHECK(said[1].member == "SX-0101");
  CHECK(slice(text, said[2]) == "không đồng ý, đề nghị giữ như dự thảo");
  CHECK(said[2].member == "SX-0102");
}

TEST_CASE("what stands before the first speaker is told as its lead") {
  const std::string text = "Về thư viện, đ/c SX-0103 đề nghị thêm chỗ ngồi.";
  const std::vector<SaidStretch> said = said_by_speakers(text, roster());
  REQUIRE(said.size() == 1);
  CHECK(said[0].lead == "Về thư viện,");
}

TEST_CASE("a comrade inside a quotation speaks not") {
  CHECK(said_by_speakers("Câu “do đ/c SX-0101 làm Trưởng ban” cần sửa.", roster()).empty());
}

TEST_CASE("counted opinions are one each, with the number of people") {
  const std::string text = "Có 09 ý kiến thống nhất với chỉ tiêu. Có 03 ý kiến đề nghị giảm còn 1.000 cây. Cá biệt có 01 ý kiến cho rằng không cần trồng.";
  const std::vector<SaidStretch> said = said_by_number(text);
  REQUIRE(said.size() == 3);
  CHECK(slice(text, said[0]) == "Có 09 ý kiến thống nhất với chỉ tiêu.");
  CHECK(said[0].reported_count == 9);
  CHECK(said[1].reported_count == 3);
  CHECK(slice(text, said[2]) == "Cá biệt có 01 ý kiến cho rằng không cần trồng.");
}

TEST_CASE("a lead-in before counted opinions belongs to all of them") {
  const std::string text = "Về cây xanh, còn hai loại ý kiến: Có 04 ý kiến đồng tình. 02 ý kiến đề nghị giảm.";
  const std::vector<SaidStretch> said = said_by_number(text);
  REQUIRE(said.size() == 2);
  CHECK(said[1].lead == "Về cây xanh, còn hai loại ý kiến:");
  CHECK(said_by_number("Dự thảo viết dễ hiểu.").empty());
}
