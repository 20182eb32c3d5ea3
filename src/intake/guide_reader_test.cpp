#include "intake/guide.h"

#include <doctest/doctest.h>

#include "intake/test_office_files.h"

using namespace dh;
using namespace dh::intake;
using namespace dh::intake::test;

namespace {

const std::string head = para("HƯỚNG DẪN") + para("Lấy ý kiến dự thảo Đề án Thư viện xanh và Quy chế sân chung") +
                         para("Ban Quản lý Khu nhà ban hành Hướng dẫn đến các tổ như sau:");
const std::string first_topic = para("1. Ý kiến về Đề án") + para("1.1. Giờ mở cửa có hợp lý không?");

Guide guide(const std::string& body, std::vector<ZipEntry> more = {}) { return read_guide(docx(head + body, std::move(more)), "huong-dan.docx").value(); }

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("who asks, for what, and of which documents") {
  const Guide read = guide(first_topic);
  CHECK(read.organisation == "Ban Quản lý Khu nhà");
  CHECK(read.title == "Lấy ý kiến dự thảo Đề án Thư viện xanh và Quy chế sân chung");
  REQUIRE(read.documents.size() == 2);
  CHECK(read.documents[0].id == "de-an");
  CHECK(read.documents[0].name == "Đề án Thư viện xanh");
  CHECK(read.documents[1].id == "quy-che");
  CHECK(read.documents[1].name == "Quy chế sân chung");
  CHECK_FALSE(read.documents[0].offline_only);
}

TEST_CASE("topics are a tree, with the documents that their group is about") {
  const Guide read = guide(para("1. Ý kiến về Đề án") + para("1.1. Giờ mở cửa có hợp lý không?") + para("1.2 Kinh phí 3.5 triệu đồng.") +
                           para("2. Ý kiến về Quy chế và Đề án") + para("2.1. Việc giữ sân sạch.") + para("3. Nhóm không có mục con"));
  REQUIRE(read.topics.size() == 5);
  CHECK(read.topics[0].label == "1");
  CHECK(read.topics[0].parent == "");
  CHECK(read.topics[0].text == "Ý kiến về Đề án");
  CHECK(read.topics[1].label == "1.1");
  CHECK(read.topics[1].parent == "1");
  CHECK(read.topics[1].text == "Giờ mở cửa có hợp lý không?");
  CHECK(read.topics[1].documents == Ids{"de-an"});
  CHECK(read.topics[2].label == "1.2");
  CHECK(read.topics[2].text == "Kinh phí 3.5 triệu đồng.");
  CHECK(read.topics[3].label == "2");
  CHECK(read.topics[3].documents == Ids{"de-an", "quy-che"});
  CHECK(read.topics[4].label == "2.1");
  CHECK(read.topics[4].parent == "2");
}

TEST_CASE("topics that Word numbers itself are topics too") {
  const Guide read = guide(numbered(0, "Ý kiến về Đề án") + numbered(1, "Giờ mở cửa.") + numbered(1, "Chỗ ngồi.") + numbered(0, "Ý kiến về Quy chế") + numbered(1, "Giữ sân sạch."),
                           {numbering({{"decimal", "%1."}, {"decimal", "%1.%2."}})});
  REQUIRE(read.topics.size() == 5);
  CHECK(read.topics[0].label == "1");
  CHECK(read.topics[2].label == "1.2");
  CHECK(read.topics[2].text == "Chỗ ngồi.");
  CHECK(read.topics[4].label == "2.1");
  CHECK(read.topics[4].documents == Ids{"quy-che"});
}

TEST_CASE("phases have days, a purpose and documents") {
  const std::string sentence = "- Đề án: Từ ngày 4/3/2024 đến 15/3/2024 các tổ thảo luận; từ ngày 18/3 đến ngày 22/3/2024 tổng hợp ý kiến và gửi về Ban.";
  const Guide read = guide(first_topic + para(sentence) + para("- Quy chế: lấy ý kiến trong tháng 2/2024."));
  REQUIRE(read.phases.size() == 3);
  CHECK(read.phases[0].name == "discuss");
  CHECK(read.phases[0].first_day == "2024-03-04");
  CHECK(read.phases[0].last_day == "2024-03-15");
  CHECK(read.phases[0].documents == Ids{"de-an"});
  CHECK(read.phases[0].text == sentence);
  CHECK(read.phases[1].name == "synthesise");
  CHECK(read.phases[1].first_day == "2024-03-18");
  CHECK(read.phases[1].last_day == "2024-03-22");
  CHECK(read.phases[2].name == "discuss");
  CHECK(read.phases[2].first_day == "2024-02-01");
  CHECK(read.phases[2].last_day == "2024-02-29");
  CHECK(read.phases[2].documents == Ids{"quy-che"});
  CHECK(read.contradictions.empty());
}

TEST_CASE("a phase that ends before it begins is noted") {
  const Guide read = guide(first_topic + para("Từ ngày 15/3/2024 đến ngày 4/3/2024 các tổ thảo luận."));
  CHECK(read.contradictions == Ids{"15/3/2024 > 4/3/2024"});
}

TEST_CASE("a weekday that is not the day's is noted, one that is stays silent") {
  // 22 March 2024 was a Friday.
  CHECK(guide(first_topic + para("Gửi báo cáo trước ngày 22/3/2024 (Thứ ba).")).contradictions == Ids{"22/3/2024: Thứ ba ≠ Thứ sáu"});
  CHECK(guide(first_topic + para("Gửi báo cáo trước ngày 22/3/2024 (thứ Sáu).")).contradictions.empty());
}

TEST_CASE("a weekday may stand before the day and may be a number") {
  CHECK(guide(first_topic + para("Gửi báo cáo trước thứ ba, ngày 22/3/2024.")).contradictions == Ids{"22/3/2024: Thứ ba ≠ Thứ sáu"});
  CHECK(guide(first_topic + para("Gửi báo cáo trước ngày 22/3/2024 (thứ 3).")).contradictions == Ids{"22/3/2024: Thứ ba ≠ Thứ sáu"});
  CHECK(guide(first_topic + para("Họp ngày 20/3/2024 (thứ 4) và thứ sáu ngày 22/3/2024.")).contradictions.empty());
  CHECK(guide(first_topic + para("Họp ngày 22/3/2024 (thứ 30 trong năm), lần thứ hai ngày 22/3/2024.")).contradictions.empty());
  CHECK(guide(first_topic + para("Họp lần thứ ba vào ngày 22/3/2024; tổ thứ hai, ngày nào cũng được.")).contradictions.empty());
}

TEST_CASE("what may not be collected through the network, in the guide's own words") {
  const std::string rule = "* Riêng Quy chế: không lấy ý kiến qua mạng xã hội/Internet.";
  const Guide read = guide(first_topic + para("Có thể góp ý về Đề án qua Internet.") + para(rule));
  CHECK_FALSE(read.documents.at(0).offline_only);
  CHECK(read.documents.at(0).offline_rule == "");
  CHECK(read.documents.at(1).offline_only);
  CHECK(read.documents.at(1).offline_rule == rule);
}

TEST_CASE("a rule on the network that names no document holds for all of them") {
  const std::string rule = "Không lấy ý kiến qua mạng xã hội.";
  const Guide read = guide(first_topic + para(rule));
  CHECK(read.documents.at(0).offline_rule == rule);
  CHECK(read.documents.at(1).offline_rule == rule);
}

TEST_CASE("recipients, what for, and where to answer; the list ends with what is filed") {
  const Guide read = guide(first_topic + para("- Gửi về hộp thư gop-y@khu-nha.example.vn.") + para("Nơi nhận:") + para("- Hội đồng Khu nhà (để b/c);") +
                           para("- Các tổ trưởng (để th/h);") + para("- Như trên;") + para("- Lưu: Văn phòng./.") + para("PHỤ LỤC") + para("- Mẫu phiếu."));
  CHECK(read.reply_email == "gop-y@khu-nha.example.vn");
  REQUIRE(read.recipients.size() == 3);
  CHECK(read.recipients[0].name == "Hội đồng Khu nhà");
  CHECK(read.recipients[0].purpose == "để b/c");
  CHECK(read.recipients[1].name == "Các tổ trưởng");
  CHECK(read.recipients[1].purpose == "để th/h");
  CHECK(read.recipients[2].name == "Như trên");
  CHECK(read.recipients[2].purpose == "");
}

TEST_CASE("what has no topics is no guide, and says its name") {
  const auto none = read_guide(docx(head), "thu.docx");
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().file == "thu.docx");
  CHECK(none.error().kind == Error::Kind::bad_input);
  const auto broken = read_guide("PK", "hong.docx");
  REQUIRE_FALSE(broken.has_value());
  CHECK(broken.error().file == "hong.docx");
}
