#include "alike/turns.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "alike/made_texts.h"
#include "alike/turning_words.h"
#include "alike/wording.h"

using namespace dh::alike;

namespace {

std::string said(const std::string& pivot, const std::string& member) {
  const std::string one = wording_of(pivot), other = wording_of(member);
  Turns turns;
  turns.hold(one);
  const Turns::Key key = turns.key(other);
  CHECK((key.value == 0) == turns.said().empty());
  return turns.said();
}

std::uint64_t turning(const std::string& text) {
  std::string wording = wording_of(text);
  wording.reserve(wording.size() + 8);
  return turning_words(wording);
}

}  // namespace

TEST_CASE("a negation more or less turns, wherever it stands and however it is written") {
  CHECK(said("Tôi đồng ý mở cửa buổi tối", "Tôi không đồng ý mở cửa buổi tối") == "+khong@1");
  CHECK(said("Tôi không đồng ý mở cửa", "toi dong y mo cua") == "-khong@1");
  CHECK(said("Thư viện nên mở cửa buổi tối", "Thư viện không nên mở cửa buổi tối") == "+khong@2");
  CHECK(said("Sân chơi sạch", "Sân chơi chưa sạch") != "");
  CHECK(said("Sân chơi sạch", "Sân chơi khng sạch") != "");
  CHECK(said("Sân nên mở", "Sân khôn gnên mở") != "");
  CHECK(said("Mở cửa buổi tối", "Tôi không đồng ý với Mở cửa buổi tối") != "");
  CHECK(said("Sân chơi rất sạch", "Sân chơi không sạch") != "");
}

TEST_CASE("slips, moved sentences and phrases that deny nothing do not turn") {
  CHECK(said("Sân chơi không sạch", "Sân chơi khôgn sạch") == "");
  CHECK(said("Sân chơi không sạch", "Sân chơi khôn gsạch") == "");
  CHECK(said("Ghế đá chưa đủ. Sân chơi có 5 đèn", "Sân chơi có 5 đèn. Ghế đá chưa đủ") == "");
  CHECK(said("Nâng cao việc tự học", "Không ngừng nâng cao việc tự học") == "");
  CHECK(said("Năm 2026 mở cửa", "Năm 2o26 mở cửa") == "");
  CHECK(said("Năm 2026 mở cửa", "Năm 202 6mở cửa") == "");
  CHECK(said("Từ 05 đến 10 giờ", "Từ 5 đến 10 giờ") == "");
  CHECK(said("Mở 50 năm liền", "Mở 50dnăm liền") == "");
  CHECK(said("Tăng 18,63% học phí", "Tăng 18v63% học phí") == "");
}

TEST_CASE("another figure or direction turns") {
  CHECK(said("Giảm 5% học phí", "Giảm 10% học phí") != "");
  CHECK(said("Mở 12 phòng họp", "Mở 15 phòng họp") != "");
  CHECK(said("Đề nghị tăng học phí", "Đề nghị giảm học phí") != "");
  CHECK(said("5% nam và 10% nữ", "10% nam và 5% nữ") != "");
  CHECK(said("Tăng học phí", "Tăng 5 triệu học phí") != "");
  CHECK(said("Giảm 45% học phí", "Giảm 4,5% học phí") != "");
  CHECK(said("Giảm 4 5% học phí", "Giảm 4x6% học phí") != "");
  CHECK(said("Đề nghị tăng học phí", "Đề nghị tăng thêm học phí") == "");
}

TEST_CASE("a direction where the pivot has none leans to a side") {
  const std::string pivot = wording_of("Đề nghị học phí"), up = wording_of("Đề nghị tăng học phí"), down = wording_of("Đề nghị giảm học phí");
  Turns turns;
  turns.hold(pivot);
  CHECK(turns.key(up).value == 0);
  REQUIRE(turns.leanings().size() == 1);
  const Turns::Leaning one = turns.leanings()[0];
  CHECK(turns.key(down).value == 0);
  REQUIRE(turns.leanings().size() == 1);
  CHECK(turns.leanings()[0].at == one.at);
  CHECK(Turns::opposite(turns.leanings()[0].word, one.word));
  CHECK_FALSE(one.doubtful);
  // Where the pivot has another word of its own it may be a damaged copy.
  const std::string own_word = wording_of("Đề nghị nhiều học phí");
  turns.hold(own_word);
  CHECK(turns.key(down).value == 0);
  REQUIRE(turns.leanings().size() == 1);
  CHECK(turns.leanings()[0].doubtful);
}

TEST_CASE("a negation is told by where it stands, whatever sentences moved") {
  const std::string one = "Ghế đá hỏng nhiều. Sân chơi sạch và rộng. Mái che mưa tốt";
  CHECK(said(one, "Ghế đá hỏng nhiều. Sân chơi không sạch và rộng. Mái che mưa tốt") == said(one, "Mái che mưa tốt. Sân chơi không sạch và rộng. Ghế đá hỏng nhiều"));
}

TEST_CASE("what may be a damaged copy is doubtful, what is put in or taken out is not") {
  const auto doubtful = [](const std::string& pivot, const std::string& member) {
    const std::string one = wording_of(pivot), other = wording_of(member);
    Turns turns;
    turns.hold(one);
    return turns.key(other).doubtful;
  };
  CHECK(doubtful("Tôi không đồng ý mở cửa", "Tôi sách đồng ý mở cửa"));
  CHECK_FALSE(doubtful("Tôi không đồng ý mở cửa", "Tôi đồng ý mở cửa"));
  CHECK_FALSE(doubtful("Tôi không đồng ý mở cửa", "Tôi rất đồng ý mở cửa"));
  CHECK_FALSE(doubtful("Mở 120 phòng", "Mở 130 phòng"));
  CHECK(doubtful("Mở năm 2026", "Mở năm 226"));
  CHECK(doubtful("Mở cửa buổi tối, sân chưa sạch", "Mở cửa buổi tối, sân"));
  CHECK_FALSE(doubtful("Mở cửa buổi tối, sân chưa sạch", "Mở cửa buổi tối, sân sạch"));
  CHECK(doubtful("Trường mở cửa năm sau", "Trường mở 20 năm sau"));
  CHECK_FALSE(doubtful("Trường mở cửa năm sau", "Trường mở cửa 20 năm sau"));
}

TEST_CASE("turning words are told apart by what differs alone") {
  const auto same = [](const std::string& one, const std::string& other) {
    std::string a = wording_of(one), b = wording_of(other);
    a.reserve(a.size() + 8);
    b.reserve(b.size() + 8);
    CHECK(same_turning_words(a, b) == same_turning_words(b, a));
    return same_turning_words(a, b);
  };
  CHECK(same("Sân chưa sạch, cây xanh héo", "Sân chưa sạch, cây bàng héo"));
  CHECK(same("Sân chưa sạch", "Sân chưa sạch"));
  CHECK_FALSE(same("Sân chưa sạch", "Sân sạch"));
  CHECK_FALSE(same("Sân sạch", "Sân sạch chưa chưa"));
  CHECK_FALSE(same("Sân chưa chưa sạch", "Sân chưa sạch"));
  CHECK_FALSE(same("Sân chưa sạch", "Sân chưa xanh sạch"));  // another neighbour
  CHECK_FALSE(same("5 phòng", "6 phòng"));
}

TEST_CASE("one negation put in anywhere is seen, and equal turning words mean nothing to compare") {
  const auto texts = make_texts(300, 3);
  CHECK(rc::check("negation", [&] {
    const std::string& text = texts[*rc::gen::inRange<std::size_t>(0, texts.size())].text;
    std::vector<std::size_t> gaps = {0};
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == ' ') gaps.push_back(i + 1);
    const std::size_t gap = gaps[*rc::gen::inRange<std::size_t>(0, gaps.size())];
    const std::string word = *rc::gen::element<std::string>("không ", "chưa ", "không nên ", "KHÔNG ", "khong ");
    const std::string other = text.substr(0, gap) + word + text.substr(gap);
    RC_ASSERT(said(text, other) != "");
    RC_ASSERT(said(other, text) != "");
    RC_ASSERT(turning(text) != turning(other));
    std::string one_wording = wording_of(text), other_wording = wording_of(other);
    one_wording.reserve(one_wording.size() + 8);
    other_wording.reserve(other_wording.size() + 8);
    RC_ASSERT(!same_turning_words(one_wording, other_wording));
  }));
}
