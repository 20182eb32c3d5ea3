#include "intake/opinion_table.h"

#include <doctest/doctest.h>

#include "intake/docx_prose_reader.h"
#include "intake/test_office_files.h"

using namespace dh;
using namespace dh::intake;
using namespace dh::intake::test;

namespace {

using Lines = std::vector<std::string>;

Reading read(Grid grid, const TableSurroundings& around = {}) {
  Reading reading;
  grid.name = "Sheet1";
  CHECK(read_opinion_table(reading, grid, {}, around));
  CHECK(span_faults(reading) == Lines{});
  return reading;
}

Lines texts(const Reading& reading) {
  Lines out;
  for (const Opinion& one : reading.opinions) out.push_back(one.text);
  return out;
}

Lines under(const Reading& reading, Role role) {
  Lines out;
  for (const Span& one : reading.spans)
    if (one.role == role) out.push_back(reading.parts.at(static_cast<std::size_t>(one.part)).text.substr(one.start, one.end - one.start));
  return out;
}

Grid grid_of(Rows rows) {
  Grid grid;
  grid.rows = std::move(rows);
  return grid;
}

}  // namespace

TEST_CASE("the answers of a web form: one column a question, some headings only name what they ask about") {
  const Reading reading = read(grid_of({{"Dấu thời gian", "Mã số của bạn là gì?", "Bạn có góp ý gì về chủ đề của đề án?", "Về kinh phí (kế hoạch Thư viện)?", "Về vai trò của tổ viên", "Điều khác bạn muốn nói"},
                                        {"2024/05/13 9:08:11 CH", "TV-1", "Chủ đề hay.", "Không ạ", "", "Gửi sớm hơn."},
                                        {"2024/05/13 9:09:11 CH", "TV-2", "", "Giảm một nửa.", "Giao việc cụ thể.", "không"}}));
  CHECK(texts(reading) == Lines{"Chủ đề hay.", "Gửi sớm hơn.", "Giảm một nửa.", "Giao việc cụ thể."});
  CHECK(reading.opinions[2].hints.member == "TV-2");
  CHECK(reading.opinions[2].hints.document == "Về kinh phí (kế hoạch Thư viện)?");
  CHECK(reading.opinions[2].where == "sheet \"Sheet1\" cell D3");
  CHECK(under(reading, Role::unaccounted) == Lines{});
}

TEST_CASE("sections, numbers of columns, sums and repeated headings are no opinions") {
  Grid grid = grid_of({{"Ý kiến góp ý", "Mục", "Số phiếu"},
                       {"(1)", "(2)", "(3)"},
                       {"I. BÁO CÁO CỦA TỔ", "", ""},
                       {"Thêm đèn", "2.1", "03"},
                       {"II. KẾ HOẠCH, mục 4", "", ""},
                       {"Thêm quạt", "", "02"},
                       {"Ý kiến góp ý", "Mục", "Số phiếu"},
                       {"Mọi người đều mong đề án được làm sớm trong năm nay.", "", ""},
                       {"Tổng cộng", "", "05"}});
  for (const int row : {2, 4, 7}) grid.merge({row, 0, row, 2});
  const Reading reading = read(grid);
  REQUIRE(texts(reading) == Lines{"Thêm đèn", "Thêm quạt", "Mọi người đều mong đề án được làm sớm trong năm nay."});
  CHECK(reading.opinions[0].hints.document == "I. BÁO CÁO CỦA TỔ");
  CHECK(reading.opinions[0].reported_count == 3);
  CHECK(reading.opinions[1].hints.reference == "II. KẾ HOẠCH, mục 4");
  CHECK(under(reading, Role::signature) == Lines{"Tổng cộng", "05"});
}

TEST_CASE("as above: the cell says what the one above it says") {
  const Reading reading = read(grid_of({{"Mã", "Vị trí", "Ý kiến"}, {"TV-1", "Trang 2", "Thêm đèn."}, {"nt", "như trên", "Thêm quạt."}, {"\"", "cùng mục", "Bỏ câu cuối."}, {"TV-2", "", "Như trên"}}));
  REQUIRE(texts(reading) == Lines{"Thêm đèn.", "Thêm quạt.", "Bỏ câu cuối.", "Như trên"});
  CHECK(reading.opinions[2].hints.member == "TV-1");
  CHECK(reading.opinions[2].hints.reference == "Trang 2");
  CHECK(reading.opinions[3].hints.reference == "");
}

TEST_CASE("a formula that holds no words is nobody's opinion, and is shown to a person") {
  const Reading reading = read(grid_of({{"Mã", "Ý kiến"}, {"TV-1", "=cmd|' /C calc'!A0"}, {"TV-2", "=\"Thêm \"&\"đèn\""}, {"TV-3", "= 15 nghìn là đủ"}, {"TV-4", "=> nen bo"}, {"TV-5", "=2+3"}}));
  CHECK(texts(reading) == Lines{"=\"Thêm \"&\"đèn\"", "= 15 nghìn là đủ", "=> nen bo"});
  CHECK(under(reading, Role::unaccounted) == Lines{"=cmd|' /C calc'!A0", "=2+3"});
}

TEST_CASE("a table of opinions in a letter and in a report is read by its columns") {
  const Rows rows = {{"Đề mục", "Trích nguyên văn dự thảo", "Đề nghị của tổ viên", "Số ý kiến"}, {"III.7", "mở cửa đến 21 giờ", "Mở cửa đến 22 giờ.", "02"}, {"như trên", "nghỉ thứ hai", "Bỏ cụm từ này", ""}};
  const Reading letter = read_docx_letter({docx(para("Ý KIẾN THAM GIA", true) + para("Về dự thảo Đề án Thư viện:") + table(rows)), "a.docx"}, {}).value();
  CHECK(span_faults(letter) == Lines{});
  REQUIRE(texts(letter) == Lines{"Mở cửa đến 22 giờ.", "Bỏ cụm từ này"});
  CHECK(letter.opinions[1].hints.reference == "III.7");
  CHECK(letter.opinions[1].hints.quote == "nghỉ thứ hai");
  CHECK(letter.opinions[0].where == "table 1 row 2, cell 3");

  const Reading report = read_docx_report({docx(para("BÁO CÁO TỔNG HỢP Ý KIẾN GÓP Ý", true) + para("II. Về Đề án Thư viện", true) + para("Có 03 ý kiến đề nghị thêm sách.") +
                                                para("Các ý kiến cụ thể ghi trong bảng sau:") + table(rows) + para("III. Về Kế hoạch", true) + para("Có 04 ý kiến đề nghị làm sớm.")),
                                           "b.docx"}, {}).value();
  CHECK(span_faults(report) == Lines{});
  REQUIRE(report.opinions.size() == 4);
  CHECK(report.opinions[2].text == "Mở cửa đến 22 giờ.");
  CHECK(report.opinions[2].reported_count == 2);
  CHECK(report.opinions[2].hints.document != "");
}

TEST_CASE("the codes of the roster tell the column of members, and who wrote a letter with a table") {
  Consultation consultation;
  consultation.roster.members = {{"TV-0101", "A", {}}, {"TV-0102", "A", {}}};
  Reading reading;
  const Grid grid = grid_of({{"Đề nghị", "Lý do", "Của"}, {"Thêm đèn.", "", "TV-0101"}, {"Thêm quạt.", "", "TV-0102"}, {"Bỏ câu cuối.", "", ""}});
  CHECK(read_opinion_table(reading, grid, consultation));
  REQUIRE(reading.opinions.size() == 3);
  CHECK(reading.opinions[1].hints.member == "TV-0102");
  CHECK(under(reading, Role::author) == Lines{"TV-0101", "TV-0102"});

  const std::string body = para("Ý KIẾN THAM GIA") + para("Mã TV: TV-0102") + table({{"Mục", "Ý kiến"}, {"2", "Thêm đèn."}});
  CHECK(read_docx_letter({docx(body), "a.docx"}, consultation).value().member_as_written == "TV-0102");
}

TEST_CASE("cells merged downwards in a document's table hold for each row") {
  const std::string body = "<w:tbl><w:tr><w:tc>" + para("Mục") + "</w:tc><w:tc>" + para("Ý kiến") + "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" + para("2.1") +
                           "</w:tc><w:tc>" + para("Thêm đèn.") + "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>" + para("Thêm quạt.") + "</w:tc></w:tr></w:tbl>";
  const Reading reading = read_docx_letter({docx(body), "a.docx"}, {}).value();
  CHECK(span_faults(reading) == Lines{});
  REQUIRE(texts(reading) == Lines{"Thêm đèn.", "Thêm quạt."});
  CHECK(reading.opinions[1].hints.reference == reading.opinions[0].hints.reference);
}
