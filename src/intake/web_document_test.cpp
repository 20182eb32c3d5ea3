#include "intake/web_document.h"

#include <doctest/doctest.h>

using namespace dh;
using namespace dh::intake;

namespace {

WebDocument typed() {
  WebDocument out;
  out.key = "k-0001";
  out.member = "SX-0101";
  out.unit = "A";
  out.document = "de-an";
  out.part = "word/document.xml";
  out.paragraph_index = 12;
  out.block = "Thư viện mở cửa đến 20 giờ.";
  out.place = "II > 1, trang 3, dòng 7";
  out.start = out.block.find("20 giờ");
  out.end = out.start + std::string("20 giờ").size();
  out.kind = "amend";
  out.text = " 22 giờ\n\"kể cả thứ bảy\" ";
  out.reason = "Lớp tối tan lúc 21 giờ.";
  return out;
}

Result<Reading> read(const std::string& bytes) { return read_any({bytes, "web/SX-0101/k-0001.json"}, Consultation()); }

}  // namespace

TEST_CASE("an opinion from the web is read to the character, with its place and what the writer chose") {
  const std::string bytes = write_web_document(typed());
  const Reading reading = read(bytes).value();
  CHECK(span_faults(reading).empty());
  CHECK(reading.form == "web");
  CHECK(reading.channel == Channel::web);
  CHECK(reading.member_as_written == "SX-0101");
  CHECK(reading.document_as_written == "de-an");
  REQUIRE(reading.opinions.size() == 1);
  const Opinion& one = reading.opinions.front();
  CHECK(one.text == typed().text);
  CHECK(one.argument == typed().reason);
  CHECK(one.hints.kind == "amend");
  REQUIRE(one.hints.mark.has_value());
  CHECK(one.hints.mark->via == MarkedRange::Via::replaced);
  CHECK(one.hints.mark->paragraph.substr(one.hints.mark->start, one.hints.mark->end - one.hints.mark->start) == "20 giờ");
  for (const Span& span : reading.spans) CHECK(span.role != Role::unaccounted);
  CHECK(write_web_document(parse_web_document(bytes).value()) == bytes);
}

TEST_CASE("a withdrawal holds no opinion") {
  WebDocument out = typed();
  out.withdraws = std::string(64, 'a');
  out.text = out.reason = "";
  const Reading reading = read(write_web_document(out)).value();
  CHECK(reading.opinions.empty());
  CHECK(span_faults(reading).empty());
}

TEST_CASE("what is no such document is refused, never read in part") {
  const auto refused = [](const WebDocument& document) { return !read(write_web_document(document)); };
  WebDocument out = typed();
  out.text = " \n";
  CHECK(refused(out));
  out = typed();
  out.end = out.block.size() + 1;
  CHECK(refused(out));
  out = typed();
  out.start = out.block.find("ờ") + 1;
  CHECK(refused(out));
  out = typed();
  out.withdraws = "a";
  CHECK(refused(out));
  const std::string bytes = write_web_document(typed());
  CHECK_FALSE(read(bytes.substr(0, bytes.size() / 2)));
  CHECK_FALSE(read("{\"form\":\"dienhong web opinion 1\",\"text\":\"a\",\"added\":\"b\"}"));
  CHECK_FALSE(read("{\"form\":\"dienhong web opinion 1\",\"text\":7}"));
  CHECK_FALSE(read("{\"form\":\"dienhong web opinion 1\",\"text\":{\"a\":{\"b\":1}}}"));
}
