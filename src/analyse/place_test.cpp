#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "analyse/passes.h"
#include "analyse/test_draft.h"
#include "text/fold.h"

using namespace dh;

namespace {

const Consultation& report() {
  static const Consultation one = analyse::testing::library_report();
  return one;
}

std::string heading_of(const Opinion& opinion) {
  const Draft& draft = report().drafts.front();
  const int heading = draft.heading_of(opinion.anchor.block);
  return heading < 0 ? "" : draft.blocks[static_cast<std::size_t>(heading)].path;
}

Opinion placed(const std::string& text, const std::string& reference = {}, const std::string& quote = {}) {
  std::vector<Opinion> one(1);
  one[0].text = text;
  one[0].hints.reference = reference;
  one[0].hints.quote = quote;
  analyse::place_opinions(report(), one);
  return one[0];
}

// Where it is placed with certainty; empty when a person is asked.
std::string sure(const std::string& text, const std::string& reference = {}, const std::string& quote = {}) {
  const Opinion opinion = placed(text, reference, quote);
  return opinion.anchor.certain ? heading_of(opinion) : "";
}

}  // namespace

TEST_CASE("a quotation tells the place: exact, misquoted, shortened, without tone marks") {
  CHECK(sure("Câu “dán mã màu để các em tự lấy và tự trả đúng ngăn” nên bỏ.") == "Phần thứ hai > II > 2.1");
  CHECK(sure("Câu “dán mã mầu cho các em tự lấy rồi tự trả đúng ngăn” nên bỏ.") == "Phần thứ hai > II > 2.1");
  CHECK(sure("Câu “Vận động phụ huynh tặng sách … tự trả đúng ngăn” dài quá.") == "Phần thứ hai > II > 2.1");
  CHECK(sure("cau \"keo cap quang rieng cho phong doc\" can ghi ro kinh phi") == "Phần thứ hai > II > 2.2");
  CHECK(placed("Câu “kéo cáp quang riêng cho phòng đọc” cần ghi rõ kinh phí.").anchor.exact == "kéo cáp quang riêng cho phòng đọc");
}

TEST_CASE("pointers tell the place: label, page and line, bullet, footnote, heading by its words") {
  CHECK(sure("Nhất trí.", "mục 2.1, phần thứ hai") == "Phần thứ hai > II > 2.1");
  CHECK(sure("Nhất trí.", "2.2") == "Phần thứ hai > II > 2.2");
  const Opinion bullet = placed("Nên viết rõ hơn.", "Phần thứ hai, mục I, gạch đầu dòng thứ ba");
  CHECK(bullet.anchor.certain);
  CHECK(report().drafts[0].blocks[static_cast<std::size_t>(bullet.anchor.block)].text.find("số hóa") != std::string::npos);
  CHECK(heading_of(placed("Nên viết rõ hơn.", "Chú thích số 7")) == "Phần thứ nhất > I");
  CHECK(sure("Nhất trí ba bài học kinh nghiệm.") == "Phần thứ nhất > III");
  CHECK(sure("Chủ đề còn dài, nên rút gọn.") == "Phần thứ nhất");
}

TEST_CASE("a wrong page beside an exact quotation is noted, and the quotation wins") {
  const Opinion opinion = placed("“Kho sách được kiểm kê hai lần” là kiểm kê năm nào?", "Trang 4");
  CHECK(opinion.anchor.certain);
  CHECK(heading_of(opinion) == "Phần thứ nhất > I");
  CHECK_FALSE(opinion.anchor.contradiction.empty());
  CHECK(placed("“Kho sách được kiểm kê hai lần” là kiểm kê năm nào?", "Trang 1").anchor.contradiction.empty());
}

TEST_CASE("two places that fit alike are put before a person, the candidates in order") {
  const Opinion opinion = placed("Sửa “máy tính” thành “máy vi tính”.");
  CHECK_FALSE(opinion.anchor.certain);
  REQUIRE(opinion.anchor.candidates.size() >= 2);
  for (std::size_t i = 1; i < opinion.anchor.candidates.size(); ++i) CHECK(opinion.anchor.candidates[i - 1].score >= opinion.anchor.candidates[i].score);
  CHECK(opinion.pending == std::vector<std::string>{"place"});
}

TEST_CASE("what it speaks of tells the place when nothing is quoted; a figure that is asked for is a target's") {
  CHECK(sure("Đề nghị nâng tỷ lệ sách số hóa lên 80%.") == "Phần thứ hai > I");
  CHECK(sure("Kho lưu trữ ẩm mốc, mái tôn dột là đúng thực tế.") == "Phần thứ nhất > II");
}

TEST_CASE("a new idea is on no place for what it speaks of alone") {
  CHECK(sure("Đề nghị bổ sung vào báo cáo nhiệm vụ mời phụ huynh góp tủ sách, dán mã màu từng ngăn.").empty());
  CHECK(sure("Mời phụ huynh góp tủ sách, dán mã màu từng ngăn là đúng.") == "Phần thứ hai > II > 2.1");
}

TEST_CASE("the heading of its own paper that it stands under tells which part is meant") {
  const auto under = [](const std::string& text, const std::string& section) {
    std::vector<Opinion> one(1);
    one[0].text = text;
    one[0].hints.section = section;
    analyse::place_opinions(report(), one);
    return heading_of(one[0]);
  };
  const std::string text = "Máy tính viết quá chung.";
  CHECK(under(text, "3. Về hạn chế") == "Phần thứ nhất > II");
  CHECK(under(text, "4. Nhiệm vụ, giải pháp") == "Phần thứ hai > II > 2.2");
}

TEST_CASE("of the places that hold the old words the one that goes on as the new words do is meant") {
  CHECK(sure("Thay \"máy tính\" bằng \"bộ máy vi tính tra cứu hỏng kéo dài\".") == "Phần thứ nhất > II");
}

TEST_CASE("what is on the draft as a whole, or on the asking, has no place") {
  CHECK(placed("Thống nhất toàn bộ dự thảo.").anchor.block == -1);
  CHECK(placed("Thời gian góp ý ngắn quá, lần sau gửi sớm hơn.").anchor.block == -1);
}

TEST_CASE("“như trên” is where the opinion before it is") {
  std::vector<Opinion> two(2);
  for (Opinion& one : two) one.source = "s";
  two[0].text = "Nên bỏ.";
  two[0].hints.reference = "Mục 2.1, phần thứ hai";
  two[1].text = "Tôi cũng thấy vậy.";
  two[1].hints.reference = "như trên";
  analyse::place_opinions(report(), two);
  CHECK(two[1].anchor.certain);
  CHECK(heading_of(two[1]) == "Phần thứ hai > II > 2.1");
}

TEST_CASE("an insertion that is a paragraph of its own stands after the paragraph before it") {
  std::vector<Opinion> one(1);
  one[0].text = "Mỗi lớp cử hai bạn trực.";
  one[0].hints.document = "thu-vien";
  MarkedRange mark;
  mark.via = MarkedRange::Via::inserted;
  mark.part = "word/document.xml";
  mark.paragraph_index = 19;
  mark.inserted = one[0].text;
  one[0].hints.mark = mark;
  analyse::place_opinions(report(), one);
  CHECK(heading_of(one[0]) == "Phần thứ hai > II > 2.1");
}

// Words cut from a block, however they are written, never lead elsewhere with certainty.
TEST_CASE("a quotation in whatever writing is placed where it was cut, or a person is asked") {
  const bool held = rc::check("quotations of five to twelve words", [] {
    const Draft& draft = report().drafts.front();
    const auto block = *rc::gen::inRange<std::size_t>(0, draft.blocks.size());
    std::vector<std::string> words;
    std::string text = draft.blocks[block].text;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      if (end > at) words.push_back(text.substr(at, end - at));
      at = end + 1;
    }
    RC_PRE(words.size() >= 6u);
    const auto count = std::min<std::size_t>(*rc::gen::inRange<std::size_t>(5, 13), words.size());
    const auto first = *rc::gen::inRange<std::size_t>(0, words.size() - count + 1);
    const auto writing = *rc::gen::inRange(0, 5);
    const auto spoilt = first + *rc::gen::inRange<std::size_t>(0, count);
    std::string quote;
    for (std::size_t i = first; i < first + count; ++i) {
      if (writing == 3 && i == spoilt && i != first) {
        quote += " …";
        continue;
      }
      quote += (quote.empty() ? "" : " ") + (writing == 4 && i == spoilt ? "xyz" : words[i]);
    }
    if (writing == 1) quote = fold(quote);
    if (writing == 2) quote = fold(quote, Fold::marks);
    const Opinion opinion = placed("Xem lại chỗ «" + quote + "» giúp.");
    RC_CLASSIFY(opinion.anchor.certain);
    if (!opinion.anchor.certain) return;
    Opinion there;
    there.anchor.block = static_cast<int>(block);
    RC_ASSERT(heading_of(opinion) == heading_of(there));
  });
  CHECK(held);
}
