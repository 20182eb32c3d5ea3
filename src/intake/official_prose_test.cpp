#include "intake/official_prose.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace dh;
using namespace dh::intake;

namespace {

Consultation consultation() {
  Consultation out;
  out.roster.units = {{"KT", "Chi đoàn Khoa Kinh tế", "", "", 0}};
  for (const char* code : {"KT-0101", "KT-0102", "KT-0103"}) out.roster.members.push_back({code, "KT", ""});
  return out;
}

struct Read {
  Reading reading;
  std::vector<TableInProse> tables;
};

Read read(const std::vector<std::string>& lines, int heading = -1) {
  std::vector<ProseParagraph> paragraphs;
  for (const std::string& line : lines) {
    ProseParagraph one{line, "\n"};
    one.heading = static_cast<int>(paragraphs.size()) == heading;
    paragraphs.push_back(std::move(one));
  }
  Read out;
  const Consultation asked = consultation();
  PartBuilder part(out.reading, "text");
  out.tables = read_official(paragraphs, asked, part, out.reading);
  return out;
}

std::vector<std::string> texts(const Reading& reading) {
  std::vector<std::string> out;
  for (const Opinion& one : reading.opinions) out.push_back(one.text);
  return out;
}

}  // namespace

TEST_CASE("minutes: who said what; the chair's words, the frame and the letterhead are no opinions") {
  const Read got = read({"CHI ĐOÀN KHOA KINH TẾ", "BIÊN BẢN HỌP", "Vào hồi 9 giờ ngày 12/5, có mặt 12/14.",
                         "Đồng chí mã số KT-0101 phát biểu: Thư viện đóng cửa sớm. Đề nghị mở đến 21 giờ.",
                         "Đồng chí KT-0102 nhất trí với đồng chí KT-0101 và đề nghị thêm chỗ ngồi.", "Hỏi (KT-0103): Kinh phí lấy ở đâu?",
                         "Chủ trì trả lời: Ghi nhận để kiến nghị.", "Buổi họp kết thúc lúc 11 giờ, 100% nhất trí."});
  CHECK(texts(got.reading) == std::vector<std::string>{"Thư viện đóng cửa sớm. Đề nghị mở đến 21 giờ.", "nhất trí với đồng chí KT-0101 và đề nghị thêm chỗ ngồi", "Kinh phí lấy ở đâu?"});
  REQUIRE(got.reading.opinions.size() == 3);
  CHECK(got.reading.opinions[1].hints.member == "KT-0102");
  CHECK(got.reading.opinions[2].hints.member == "KT-0103");
  CHECK(got.reading.unit_as_written == "Chi đoàn Khoa Kinh tế");
  CHECK(span_faults(got.reading).empty());
}

TEST_CASE("reports: one opinion for each number of people, facts and lead-ins apart") {
  const Read got = read({"BÁO CÁO TỔNG HỢP", "Ý kiến góp ý dự thảo đề án", "Đến nay có 22/34 đoàn viên gửi ý kiến.", "I. TÌNH HÌNH CHUNG",
                         "Hầu hết đoàn viên tích cực, một số bận thi nên vắng.", "II. VỀ DỰ THẢO ĐỀ ÁN",
                         "Về ký túc xá, 09/12 ý kiến tán thành. Ba ý kiến còn lại cho rằng nên sửa nhà cũ.", "Về học phí còn hai loại ý kiến:",
                         "- 11 ý kiến đề nghị giữ nguyên;", "- Một số đồng chí (05 người) đề nghị giảm.", "Trên đây là báo cáo của chi đoàn."});
  CHECK(texts(got.reading) == std::vector<std::string>{"09/12 ý kiến tán thành.", "Ba ý kiến còn lại cho rằng nên sửa nhà cũ.", "11 ý kiến đề nghị giữ nguyên", "Một số đồng chí (05 người) đề nghị giảm."});
  REQUIRE(got.reading.opinions.size() == 4);
  CHECK(got.reading.opinions[0].reported_count == 9);
  CHECK(got.reading.opinions[1].reported_count == 3);
  CHECK(got.reading.opinions[3].reported_count == 5);
  CHECK(got.reading.opinions[2].hints.document == "II. VỀ DỰ THẢO ĐỀ ÁN");
  CHECK(span_faults(got.reading).empty());
}

TEST_CASE("one paragraph or one speaker that asks for two things at two places gives two opinions") {
  const Read got = read({"BIÊN BẢN HỌP", "1. Thảo luận", "Đ/c KT-0101: Trang 3 đề nghị sửa số liệu. Trang 7 đề nghị bỏ bảng 2.",
                         "Mục 2.1 đề nghị mở cửa đến 22 giờ, vì lớp tối tan muộn. Mục 3.4 đề nghị thêm chỗ sạc. Kinh phí không nhiều."});
  CHECK(texts(got.reading) == std::vector<std::string>{"Trang 3 đề nghị sửa số liệu.", "Trang 7 đề nghị bỏ bảng 2.", "Mục 2.1 đề nghị mở cửa đến 22 giờ, vì lớp tối tan muộn.",
                                                       "Mục 3.4 đề nghị thêm chỗ sạc. Kinh phí không nhiều."});
  REQUIRE(got.reading.opinions.size() == 4);
  CHECK(got.reading.opinions[1].hints.member == "KT-0101");
  CHECK(span_faults(got.reading).empty());
}

TEST_CASE("minutes without a heading begin where their letterhead ends") {
  const Read got = read({"BIÊN BẢN GÓP Ý", "Mở rộng nhà xe phía cổng sau vì sân trước đã chật từ hai năm nay."});
  CHECK(texts(got.reading).size() == 1);
}

TEST_CASE("a table among the paragraphs is told with the heading above it") {
  std::vector<ProseParagraph> paragraphs = {{"BÁO CÁO TỔNG HỢP Ý KIẾN", "\n"}, {"Phần B. Dự thảo đề án", "\n"}, {"", ""}};
  paragraphs[2].table = 4;
  Reading reading;
  const Consultation asked = consultation();
  PartBuilder part(reading, "text");
  const auto tables = read_official(paragraphs, asked, part, reading);
  REQUIRE(tables.size() == 1);
  CHECK(tables[0].table == 4);
  CHECK(tables[0].document == "Phần B. Dự thảo đề án");
}

TEST_CASE("the heading that an opinion stands under goes with it; who speaks next goes on with the same document") {
  const Read report = read({"BÁO CÁO TỔNG HỢP", "Ý kiến góp ý dự thảo đề án", "1. Về hạn chế", "Phần mượn sách nên nêu rõ thư viện đóng cửa sớm.", "2. Về kinh phí", "Kinh phí quá thấp, đề nghị nâng lên."});
  REQUIRE(report.reading.opinions.size() == 2);
  CHECK(report.reading.opinions[0].hints.section == "1. Về hạn chế");
  CHECK(report.reading.opinions[1].hints.section == "2. Về kinh phí");
  const Read minutes = read({"BIÊN BẢN HỌP", "Góp ý dự thảo đề án", "Về báo cáo của Nhà trường, đ/c KT-0101 đề nghị bỏ trang 2. Riêng đ/c KT-0102 đề nghị thêm ghế."});
  REQUIRE(minutes.reading.opinions.size() == 2);
  CHECK(minutes.reading.opinions[1].hints.document == minutes.reading.opinions[0].hints.document);
  CHECK_FALSE(minutes.reading.opinions[1].hints.document.empty());
}

TEST_CASE("a title that names one draft tells what all is about; one that names them all tells nothing") {
  const std::vector<std::string> body = {"Chi đoàn có 12 đoàn viên tham gia góp ý như sau đây.", "1. Về hạn chế", "Nên nêu rõ thư viện đóng cửa sớm."};
  const auto of = [&](const char* title) {
    std::vector<std::string> lines = {"BÁO CÁO", title};
    lines.insert(lines.end(), body.begin(), body.end());
    const Read got = read(lines);
    return got.reading.opinions.empty() ? "?" : got.reading.opinions[0].hints.document;
  };
  const char* one = "Tổng hợp ý kiến tham gia dự thảo Báo cáo tổng kết của nhà trường";
  CHECK(of(one) == one);
  CHECK(of("Tổng hợp ý kiến góp ý dự thảo Văn kiện đại hội các cấp").empty());
}
