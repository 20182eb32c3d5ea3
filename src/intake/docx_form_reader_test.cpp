#include "intake/docx_form_reader.h"

#include <doctest/doctest.h>

#include "intake/test_office_files.h"

using namespace dh;
using namespace dh::intake;
using namespace dh::intake::test;

namespace {

const std::string title = para("PHIẾU GÓP Ý", true);

Reading read(const std::string& body) {
  Reading reading = read_docx_form({docx(body), "phieu.docx"}, {}).value();
  CHECK(span_faults(reading) == std::vector<std::string>{});
  return reading;
}

using Lines = std::vector<std::string>;

Lines texts(const Reading& reading) {
  Lines out;
  for (const Opinion& one : reading.opinions) out.push_back(one.text);
  return out;
}

// What stands under the role, span by span.
Lines under(const Reading& reading, Role role) {
  Lines out;
  for (const Span& one : reading.spans)
    if (one.role == role) out.push_back(reading.parts.at(static_cast<std::size_t>(one.part)).text.substr(one.start, one.end - one.start));
  return out;
}

// Every part, put together from its spans alone.
std::string rebuilt(const Reading& reading) {
  std::string out;
  for (const Span& one : reading.spans) out += reading.parts.at(static_cast<std::size_t>(one.part)).text.substr(one.start, one.end - one.start);
  return out;
}

}  // namespace

TEST_CASE("a form that is a table: member, unit, document, opinion") {
  const Reading reading = read(title + table({{"Mã thành viên", "TV-0101"},
                                              {"Đơn vị", "Tổ Một"},
                                              {"Dự thảo góp ý", ""},
                                              {"Văn bản", "Đề án Thư viện xanh"},
                                              {"Ý kiến góp ý", "Nên mở cửa đến 22 giờ."}}));
  CHECK(reading.form == "docx-form");
  CHECK(reading.member_as_written == "TV-0101");
  CHECK(reading.unit_as_written == "Tổ Một");
  CHECK(reading.document_as_written == "Đề án Thư viện xanh");
  CHECK(texts(reading) == Lines{"Nên mở cửa đến 22 giờ."});
  CHECK(reading.opinions[0].where == "table 1 row 5, cell 2");
  CHECK(under(reading, Role::author) == Lines{"TV-0101"});
  CHECK(under(reading, Role::unit) == Lines{"Tổ Một"});
  CHECK(under(reading, Role::document) == Lines{"Đề án Thư viện xanh"});
  CHECK(reading.problems.empty());
}

TEST_CASE("several opinions in one answer, and in several rows") {
  const Reading reading = read(title + table({{"Ý kiến về mục tiêu", "1. Nên thêm ghế đá.\n2. Nên trồng cây\nở sân sau."},
                                              {"Ý kiến về kinh phí", "Đồng ý."},
                                              {"Ý kiến khác", "- Sửa lỗi chính tả.\n- Bỏ câu cuối."}}));
  CHECK(texts(reading) == Lines{"Nên thêm ghế đá.", "Nên trồng cây\nở sân sau.", "Đồng ý.", "Sửa lỗi chính tả.", "Bỏ câu cuối."});
  CHECK(under(reading, Role::number) == Lines{"1. ", "2. ", "- ", "- "});
  CHECK(reading.opinions[2].where == "table 1 row 2, cell 2");
}

TEST_CASE("the place and the quoted words go with the opinion below them, the reason with the one above") {
  const Reading reading = read(title + table({{"Vị trí", "Trang 2, dòng 5"},
                                              {"Nguyên văn dự thảo", "mở cửa đến 21 giờ"},
                                              {"Ý kiến góp ý", "Đến 22 giờ."},
                                              {"Lý do", "Nhiều người đi làm về muộn."}}));
  REQUIRE(reading.opinions.size() == 1);
  CHECK(reading.opinions[0].hints.reference == "Trang 2, dòng 5");
  CHECK(reading.opinions[0].hints.quote == "mở cửa đến 21 giờ");
  CHECK(reading.opinions[0].argument == "Nhiều người đi làm về muộn.");
  CHECK(under(reading, Role::reason) == Lines{"Nhiều người đi làm về muộn."});
}

TEST_CASE("a form that is paragraphs: labels, and answers that go on below them") {
  const Reading reading = read(title + para("Mã thành viên: TV-0102") + para("Đơn vị: Tổ Hai") + para("Ý kiến góp ý: Nên mở cửa") + para("cả ngày lễ.") +
                               para("Lý do: Ngày lễ đông người.") + para("Ý kiến khác:") + para("a) Thêm đèn.") + para("b) Thêm quạt.") + para("Xin cảm ơn."));
  CHECK(reading.member_as_written == "TV-0102");
  CHECK(reading.unit_as_written == "Tổ Hai");
  CHECK(texts(reading) == Lines{"Nên mở cửa\ncả ngày lễ.", "Thêm đèn.", "Thêm quạt."});
  CHECK(reading.opinions[0].where == "paragraph after \"Ý kiến góp ý:\"");
  CHECK(reading.opinions[0].argument == "Ngày lễ đông người.");
  CHECK(under(reading, Role::greeting) == Lines{"Xin cảm ơn."});
  CHECK(under(reading, Role::letterhead) == Lines{});
}

TEST_CASE("a reason goes on in the paragraphs below its label") {
  const Reading reading = read(title + para("Ý kiến góp ý: Thêm đèn.") + para("Lý do:") + para("Sân tối.") + para("Cổng cũng tối.") + para("Ý kiến khác: Thêm quạt."));
  CHECK(texts(reading) == Lines{"Thêm đèn.", "Thêm quạt."});
  CHECK(reading.opinions[0].argument == "Sân tối.\nCổng cũng tối.");
  CHECK(reading.opinions[1].argument == "");
  CHECK(under(reading, Role::reason) == Lines{"Sân tối.\nCổng cũng tối."});
}

TEST_CASE("a reason is of its own opinion: where that one is empty, it is of none") {
  const Reading reading = read(title + table({{"Ý kiến về mục tiêu", "Thêm đèn."}, {"Lý do", ""}, {"Ý kiến về kinh phí", "Không"}, {"Lý do", "Đã đủ."}}));
  REQUIRE(texts(reading) == Lines{"Thêm đèn."});
  CHECK(reading.opinions[0].argument == "");
  CHECK(under(reading, Role::reason) == Lines{});
  CHECK(under(reading, Role::unaccounted) == Lines{"Đã đủ."});
}

TEST_CASE("below a bold numbered question without a colon stands its answer") {
  const Reading reading = read(title + para("Mã thành viên: TV-1") + para("1. Ý kiến về mục tiêu", true) + para("Thêm ghế đá.") + para("2. Ý kiến về kinh phí", true) +
                               para("Giảm một nửa.") + para("Người góp ý", true));
  REQUIRE(texts(reading) == Lines{"Thêm ghế đá.", "Giảm một nửa."});
  CHECK(reading.opinions[1].where == "paragraph after \"2. Ý kiến về kinh phí\"");
  CHECK(under(reading, Role::letterhead) == Lines{});
}

TEST_CASE("a row without a label goes on with the row above") {
  const Reading reading = read(title + table({{"Đơn vị", "Tổ Một"}, {"Ý kiến góp ý", "Thêm đèn."}, {"", "Thêm quạt."}, {"Lý do", "Sân tối."}, {"", "Sân nóng."}}));
  REQUIRE(texts(reading) == Lines{"Thêm đèn.", "Thêm quạt."});
  CHECK(reading.opinions[1].where == "table 1 row 3, cell 2");
  CHECK(reading.opinions[1].argument == "Sân tối.\nSân nóng.");
  CHECK(under(reading, Role::unaccounted) == Lines{});
}

TEST_CASE("a place and a quote hold until an answer is given and another place is asked for") {
  const Reading reading = read(title + table({{"Vị trí", "Trang 2"}, {"Ý kiến góp ý", "1. Một.\n2. Hai."}, {"Vị trí", ""}, {"Ý kiến góp ý", "Ba."}, {"Vị trí", "……"}, {"Ý kiến góp ý", "Bốn."}}));
  REQUIRE(texts(reading) == Lines{"Một.", "Hai.", "Ba.", "Bốn."});
  CHECK(reading.opinions[0].hints.reference == "Trang 2");
  CHECK(reading.opinions[1].hints.reference == "Trang 2");
  CHECK(reading.opinions[2].hints.reference == "");
  CHECK(reading.opinions[3].hints.reference == "");
}

TEST_CASE("words below the title are no opinion") {
  const Reading reading = read(para("PHIẾU GÓP Ý DỰ THẢO ĐỀ ÁN", true) + para("Kính gửi các tổ viên.") + para("Ý kiến góp ý: Thêm đèn."));
  CHECK(texts(reading) == Lines{"Thêm đèn."});
  CHECK(under(reading, Role::letterhead) == Lines{"Kính gửi các tổ viên."});
}

TEST_CASE("a form that nobody filled in has no opinion, and says so") {
  for (const std::string& body : {table({{"Mã thành viên", ""}, {"Đơn vị", "……"}, {"Ý kiến góp ý", "……………"}, {"Ý kiến khác", "Không có ý kiến."}}),
                                  para("Mã thành viên: ………") + para("Đơn vị: ____") + para("Ý kiến góp ý: …………") + para("……………")}) {
    const Reading reading = read(title + body);
    CHECK(reading.opinions.empty());
    CHECK(reading.member_as_written == "");
    CHECK(reading.unit_as_written == "");
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0].reason == "no opinion found in the form");
  }
}

TEST_CASE("the foot of a form is no part of the answer above it") {
  for (const std::string_view foot : {"Ba Vì, ngày 5 tháng 3 năm 2024", "………, ngày … tháng … năm 2024", "Người góp ý", "Xin chân thành cảm ơn!"}) {
    const Reading reading = read(title + para("Ý kiến góp ý: Thêm đèn.") + para(foot) + para("(ký tên)"));
    CHECK(texts(reading) == Lines{"Thêm đèn."});
  }
  CHECK(texts(read(title + para("Ý kiến góp ý:") + para("Trang 2, ngày 5 tháng 3 năm 2024 sửa thành ngày 6."))) == Lines{"Trang 2, ngày 5 tháng 3 năm 2024 sửa thành ngày 6."});
}

TEST_CASE("spans rebuild the text: every character stands in one of them") {
  const Reading reading = read(title + para("  Kính gửi:  Ban Quản lý ") + table({{"Mã thành viên", " TV-1 "}, {"Ý kiến góp ý", "  Có dấu cách hai đầu.  "}}) +
                               para("Ý kiến khác:   1) Một. ") + para(" 2) Hai.  ") + para("……") + para("Xin cảm ơn"));
  REQUIRE(reading.parts.size() == 1);
  CHECK(reading.parts[0].text == "PHIẾU GÓP Ý\n  Kính gửi:  Ban Quản lý \nMã thành viên\t TV-1 \nÝ kiến góp ý\t  Có dấu cách hai đầu.  \n"
                                 "Ý kiến khác:   1) Một. \n 2) Hai.  \n……\nXin cảm ơn");
  CHECK(rebuilt(reading) == reading.parts[0].text);
  CHECK(texts(reading) == Lines{"Có dấu cách hai đầu.", "Một.", "Hai."});
  CHECK(reading.member_as_written == "TV-1");
  CHECK(under(reading, Role::unaccounted) == Lines{});
}

TEST_CASE("a table of opinions inside a form is a part of its own") {
  const Reading reading = read(title + para("Đơn vị: Tổ Một") + table({{"STT", "Vị trí", "Ý kiến góp ý", "Lý do"}, {"1", "Trang 1", "Thêm đèn.", "Sân tối."}, {"2", "Trang 3", "Thêm quạt.", ""}}) +
                               para("Xin cảm ơn."));
  CHECK(reading.unit_as_written == "Tổ Một");
  CHECK(texts(reading) == Lines{"Thêm đèn.", "Thêm quạt."});
  REQUIRE(reading.parts.size() == 2);
  CHECK(reading.opinions[0].part == 1);
  CHECK(reading.opinions[0].argument == "Sân tối.");
  CHECK(reading.opinions[1].hints.reference == "Trang 3");
}

TEST_CASE("a box that is ticked names the document, or is the answer") {
  const Reading reading = read(title + table({{"1. Mã thành viên (có thể bỏ trống)", "TV-1"}, {"2. Văn kiện góp ý", "☒ Đề án   ☐ Kế hoạch"}, {"3. Vị trí trong dự thảo", "Trang 2"},
                                              {"3. Ý kiến của đồng chí", "Thêm đèn."}, {"4. Vị trí trong dự thảo", "cùng mục"}, {"4. Ý kiến của đồng chí", "Thêm quạt."},
                                              {"5. Ý kiến chung", "☐ Không đồng ý  ☑ Đồng ý"}, {"6. Ý kiến khác", "Không ạ"}}));
  CHECK(reading.document_as_written == "Đề án");
  REQUIRE(texts(reading) == Lines{"Thêm đèn.", "Thêm quạt.", "Đồng ý"});
  CHECK(reading.opinions[1].hints.reference == "Trang 2");
  CHECK(under(reading, Role::unaccounted) == Lines{});
  CHECK(read(title + para("[ ] Báo cáo của tổ   [x] Đề án Thư viện") + para("Ý kiến: Thêm đèn.")).document_as_written == "Đề án Thư viện");
}

TEST_CASE("questions with numbers, answers on dotted lines, several labels on one line") {
  const Reading reading = read(title + para("Người góp ý (mã số): TV-7        Tổ: Hai        Chi đoàn: ………") + para("Câu 1. Đồng chí có ý kiến gì về chủ đề?") + para("Thêm chữ \"sáng tạo\".") +
                               para("..............") + para("Câu 2. Về kinh phí? Nhất trí.") + para("Câu 3: Về lỗi chính tả, văn phong") + para("Không có") + para("......") +
                               para("Anh/chị có đề xuất gì khác không?") + para("Nên hỏi: ai mở cửa?") + para("Trân trọng cảm ơn đồng chí."));
  CHECK(reading.member_as_written == "TV-7");
  CHECK(reading.unit_as_written == "");
  CHECK(texts(reading) == Lines{"Thêm chữ \"sáng tạo\".", "Nhất trí.", "Nên hỏi: ai mở cửa?"});
  CHECK(under(reading, Role::unaccounted) == Lines{" Hai"});
  CHECK(reading.opinions[0].hints.section == "Câu 1. Đồng chí có ý kiến gì về chủ đề?");
  CHECK(reading.opinions[1].hints.section == "Câu 2. Về kinh phí?");
}

TEST_CASE("two labels and two answers in a row of the table") {
  const Reading reading = read(title + table({{"Mã số", "TV-8", "Chi đoàn", "Tổ Ba"}, {"Ý kiến về mục tiêu", "Thêm đèn.", "Ý kiến về kinh phí", "Giảm một nửa."}}));
  CHECK(reading.member_as_written == "TV-8");
  CHECK(reading.unit_as_written == "Tổ Ba");
  CHECK(texts(reading) == Lines{"Thêm đèn.", "Giảm một nửa."});
}

TEST_CASE("a frame around the form, and a table in a cell of a table, lose nothing") {
  const std::string inner = table({{"Vị trí", "Ý kiến góp ý"}, {"Trang 2", "Thêm đèn."}});
  const Reading reading = read(title + "<w:tbl><w:tr><w:tc>" + para("Mã thành viên: TV-9") + para("Ý kiến chung:") + para("Đồng ý.") + inner + para("Xin cảm ơn.") + "</w:tc></w:tr></w:tbl>");
  CHECK(reading.member_as_written == "TV-9");
  CHECK(texts(reading) == Lines{"Đồng ý.", "Thêm đèn."});
}

TEST_CASE("a form without such a title is known by its questions or by the labels of its table") {
  CHECK(recognise_docx_form({docx(para("LẤY Ý KIẾN") + table({{"Mã số", "TV-1"}, {"Đơn vị", "Tổ Một"}, {"Ý kiến góp ý", "Thêm đèn."}})), "a.docx"}, {}) == 0.6);
  CHECK(recognise_docx_form({docx(para("Câu 1. Về mục tiêu?") + para("Tốt.") + para("Câu 2. Về kinh phí?") + para("Giảm.")), "a.docx"}, {}) == 0.6);
  CHECK(recognise_docx_form({docx(para("THƯ GÓP Ý") + table({{"Mục", "Ý kiến góp ý"}, {"Mục 2", "Thêm đèn."}, {"Mục 3", "Thêm quạt."}})), "a.docx"}, {}) == 0);
}

TEST_CASE("a form is known by its title") {
  CHECK(recognise_docx_form({docx(title), "a.docx"}, {}) == 0.8);
  CHECK(recognise_docx_form({docx(para("Phiếu xuất kho")), "a.docx"}, {}) == 0);
  CHECK(recognise_docx_form({"hello", "a.docx"}, {}) == 0);
}
