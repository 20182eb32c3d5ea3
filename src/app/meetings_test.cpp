#include "app/meetings.h"

#include <doctest/doctest.h>

#include "base/zip_archive.h"
#include "intake/meeting_reader.h"
#include "report/minutes.h"

using namespace dh;

namespace {

Consultation asked() {
  Consultation out;
  out.guide.topics.push_back({"1.7", "", "Các chỉ tiêu", {"de-an"}});
  out.roster.root_name = "Đoàn Trường";
  out.roster.units.push_back({"A", "Chi đoàn Thư viện", "", "Chi đoàn", 2});
  for (const char* code : {"SX-0501", "SX-0502"}) out.roster.members.push_back({code, "A", ""});
  Draft draft;
  draft.id = "de-an";
  draft.title = "Đề án khuôn viên xanh";
  draft.version = "1";
  for (const char* text : {"Thư viện mở cửa đến 21 giờ tất cả các ngày trong tuần.", "Giữ sân sạch và yên tĩnh mỗi ngày trong năm học."}) {
    Block block;
    block.text = text;
    block.part = "word/document.xml";
    block.paragraph_index = static_cast<int>(draft.blocks.size());
    block.place = {3, 1, 7 + static_cast<int>(draft.blocks.size()) * 2, 3, 8 + static_cast<int>(draft.blocks.size()) * 2};
    draft.blocks.push_back(block);
  }
  out.drafts.push_back(draft);
  return out;
}

Meeting held() {
  Meeting out;
  out.key = "m-00000001";
  out.unit = "A";
  out.unit_name = "Chi đoàn Thư viện";
  out.superior_name = "Đoàn Trường";
  out.subject = "Hội nghị góp ý";
  out.day = "2026-11-20";
  out.from = "14:00";
  out.to = "16:30";
  out.place = "Hội trường";
  out.chair = "SX-0501";
  out.secretary = "SX-0502";
  out.present = 25;
  MeetingOpinion placed;
  placed.who = "SX-0501";
  placed.document = "de-an";
  placed.version = "1";
  placed.part = "word/document.xml";
  placed.paragraph_index = 1;
  placed.block = "Giữ sân sạch và yên tĩnh mỗi ngày trong năm học.";
  placed.place = "Đề án khuôn viên xanh, trang 3, dòng 9";
  placed.text = " Đề nghị thêm <cây> & \"bóng mát\".\nVì nắng.\t";
  MeetingOpinion nameless;
  nameless.topic = "1.7";
  nameless.text = "Chỉ tiêu nên là 90%.";
  out.opinions = {placed, nameless};
  return out;
}

// The minutes with other words in their text.
std::string with_words(const std::string& docx, const std::string& from, const std::string& to, const std::string& in = "word/document.xml") {
  const ZipReader archive = ZipReader::open(docx).value();
  std::vector<ZipEntry> entries;
  for (const std::string& name : archive.names()) {
    ZipEntry entry{name, archive.read(name).value()};
    if (const std::size_t at = entry.bytes.find(from); name == in && at != std::string::npos) entry.bytes.replace(at, from.size(), to);
    entries.push_back(std::move(entry));
  }
  return write_zip(entries).value();
}

Result<intake::Reading> read(const std::string& bytes) { return intake::read_any({bytes, "bien-ban/m.docx"}, asked()); }

}  // namespace

TEST_CASE("minutes are read as what was typed in, to the character") {
  const std::string bytes = report::write_minutes(held()).value();
  CHECK(intake::carried_meeting(bytes).value() == held());
  CHECK(report::write_minutes(held()).value() == bytes);
  const intake::Reading reading = read(bytes).value();
  CHECK(reading.form == "meeting");
  CHECK(reading.channel == Channel::meeting);
  CHECK(reading.unit_as_written == "A");
  CHECK(intake::span_faults(reading).empty());
  REQUIRE(reading.opinions.size() == 2);
  CHECK(reading.opinions[0].text == held().opinions[0].text);
  CHECK(reading.opinions[0].hints.member == "SX-0501");
  CHECK(reading.opinions[0].hints.document == "de-an");
  REQUIRE(reading.opinions[0].hints.mark.has_value());
  CHECK(reading.opinions[0].hints.mark->paragraph_index == 1);
  CHECK(reading.opinions[1].text == "Chỉ tiêu nên là 90%.");
  CHECK(reading.opinions[1].hints.member.empty());
  CHECK(reading.opinions[1].hints.topic == "1.7");
  for (const Span& span : reading.spans) CHECK(span.role != Role::unaccounted);
}

TEST_CASE("minutes that were changed are not read by what they carry") {
  const std::string bytes = report::write_minutes(held()).value();
  for (const auto& [from, to] : {std::pair<std::string, std::string>{"90%", "80%"}, {"SX-0501", "SX-0502"}, {"dòng 9", "dòng 7"}}) {
    const auto reading = read(with_words(bytes, from, to));
    CHECK_MESSAGE((!reading || reading->form != "meeting"), from);
  }
  // Nor when the words stay and what is carried is another thing.
  const auto reading = read(with_words(bytes, "Chỉ tiêu nên là 90%.", "Chỉ tiêu nên là 10%.", "customXml/item1.xml"));
  CHECK((!reading || reading->form != "meeting"));
}

TEST_CASE("a place beside the words is believed only where the draft says the same") {
  Meeting other = held();
  other.opinions[0].block = "Giữ sân sạch.";
  const intake::Reading reading = read(report::write_minutes(other).value()).value();
  REQUIRE(reading.form == "meeting");
  CHECK_FALSE(reading.opinions[0].hints.mark.has_value());
  CHECK(reading.opinions[0].hints.reference == other.opinions[0].place);
}

TEST_CASE("a meeting is taken from JSON and from a table") {
  const auto json = app::meeting_from_file(R"({"unit":"A","date":"2026-11-20","present":25,"opinions":[{"who":"0501","document":"de-an","page":3,"line":9,"text":"Một"}]})", "hop.json");
  REQUIRE(json.has_value());
  CHECK(json->day == "2026-11-20");
  CHECK(json->present == 25);
  CHECK(json->speeches.at(0).line == 9);
  const auto table = app::meeting_from_file("Đơn vị,A\nNgày,2026-11-20\nChủ trì,SX-0501\nNgười phát biểu,Văn kiện,Trang,Dòng,Ý kiến\nSX-0501,de-an,3,9,\"Một,\r\nhai\"\n,,,,Ba\n", "hop.csv");
  REQUIRE(table.has_value());
  CHECK(table->chair == "SX-0501");
  REQUIRE(table->speeches.size() == 2);
  CHECK(table->speeches[0].text == "Một,\nhai");
  CHECK(table->speeches[1].who.empty());
  CHECK(table->key.size() >= 8);
  CHECK_FALSE(app::meeting_from_file(R"({"unit":"A","stranger":"1"})", "hop.json").has_value());
  CHECK_FALSE(app::meeting_from_file("Đơn vị,A\nx,y\n", "hop.csv").has_value());
}
