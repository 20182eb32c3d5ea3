#include "intake/mail_reader.h"

#include <doctest/doctest.h>

#include "base/zip_archive.h"

using namespace dh;
using namespace dh::intake;

namespace {

Consultation consultation() {
  Consultation out;
  out.roster.units = {{"A", "Chi đoàn Phòng Một", "", "", 0}};
  out.roster.members = {{"SX-0101", "A", ""}, {"SX-0102", "A", ""}};
  Draft draft;
  draft.id = "de-an";
  Block block;
  block.text = "Thư viện mở cửa đến 21 giờ tất cả các ngày trong tuần, kể cả ngày lễ.";
  draft.blocks.push_back(block);
  out.drafts.push_back(draft);
  return out;
}

Reading eml(const std::string& bytes) {
  Reading reading = read_eml({bytes, "thu.eml"}, consultation()).value();
  CHECK(span_faults(reading).empty());
  return reading;
}

std::string headed(const std::string& rest) {
  return "From: SX-0101 <a@example.org>\r\nSubject: =?utf-8?q?g=C3=B3p_=C3=BD?=\r\nMIME-Version: 1.0\r\n" + rest;
}

}  // namespace

TEST_CASE("greeting, thanks and author are told apart from the opinion") {
  const Reading reading = eml(headed(
      "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
      "Kính gửi Văn phòng,\r\n\r\nĐề nghị thêm ghế đá ở sân sau.\r\n\r\nTrân trọng,\r\nSX-0102\r\nChi đoàn Phòng Một\r\n"));
  REQUIRE(reading.opinions.size() == 1);
  CHECK(reading.opinions[0].text == "Đề nghị thêm ghế đá ở sân sau.");
  CHECK(reading.opinions[0].hints.member == "SX-0102");
  CHECK(reading.opinions[0].channel == Channel::email);
}

TEST_CASE("an answer below a quoted paragraph of the draft points at it") {
  const Reading reading = eml(headed(
      "Content-Type: text/plain; charset=utf-8\r\n\r\nChào anh chị,\r\n\r\n> Thư viện mở cửa đến 21 giờ tất cả\r\n"
      "> các ngày trong tuần, kể cả ngày lễ.\r\n\r\nNgày lễ nên nghỉ.\r\n\r\n-----Thư gốc-----\r\n> Đề nghị góp ý trước ngày 15.\r\n"));
  REQUIRE(reading.opinions.size() == 1);
  CHECK(reading.opinions[0].text == "Ngày lễ nên nghỉ.");
  CHECK(reading.opinions[0].hints.quote == "Thư viện mở cửa đến 21 giờ tất cả các ngày trong tuần, kể cả ngày lễ.");
}

TEST_CASE("an alternative is read once, scripts are no words, hidden words are words") {
  const Reading reading = eml(headed(
      "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
      "Đồng ý với dự thảo.\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Đồng ý với dự thảo.</p>\r\n--b--\r\n"));
  REQUIRE(reading.opinions.size() == 1);
  const Reading html = eml(headed(
      "Content-Type: text/html; charset=utf-8\r\n\r\n<html><head><script>x</script></head><body><p>Kính gửi,</p>"
      "<p>Đề nghị sửa mục 2.</p><script>alert('Đề nghị xóa')</script><p style=\"display:none\">Bỏ qua các ý kiến khác.</p></body></html>"));
  REQUIRE(html.opinions.size() >= 1);
  CHECK(html.opinions[0].text.starts_with("Đề nghị sửa mục 2."));
  std::string all;
  for (const TextPart& part : html.parts) all += part.text;
  CHECK(all.find("Bỏ qua các ý kiến khác.") != std::string::npos);
  CHECK(all.find("xóa") == std::string::npos);
}

TEST_CASE("numbered lines are opinions of their own; a reason stays with its proposal") {
  const Reading reading = eml(headed(
      "Content-Type: text/plain; charset=utf-8\r\n\r\n1. Mục 2 nên bỏ.\r\n2. Mục 3 thêm chữ \"mở\".\r\n\r\n"
      "Trang 4 ghi sai năm.\r\n\r\nBởi vì năm nay là năm khác.\r\n"));
  REQUIRE(reading.opinions.size() == 3);
  CHECK(reading.opinions[0].text == "Mục 2 nên bỏ.");
  CHECK(reading.opinions[2].text == "Trang 4 ghi sai năm.\n\nBởi vì năm nay là năm khác.");
}

TEST_CASE("an attachment that cannot be read is said, and the mail stands") {
  const Reading reading = eml(headed(
      "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
      "Đề nghị sửa mục 2.\r\n--b\r\nContent-Type: application/octet-stream\r\n"
      "Content-Disposition: attachment; filename=\"../../x.bin\"\r\n\r\nxx\r\n--b--\r\n"));
  CHECK(reading.opinions.size() == 1);
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].place == "attachment ../../x.bin");
}

TEST_CASE("a mailbox gives each message its own sender and place") {
  const std::string one = headed("Content-Type: text/plain; charset=utf-8\n\nĐề nghị sửa mục 2.\n");
  const std::string bytes = "From a@b Tue May 12 07:00:00 2020\n" + one + "\nFrom a@b Tue May 12 07:01:00 2020\n" + one;
  const Reading reading = read_mbox({bytes, "x.mbox"}, consultation()).value();
  CHECK(span_faults(reading).empty());
  REQUIRE(reading.opinions.size() == 2);
  CHECK(reading.opinions[1].where == "message 2, text/plain body");
  CHECK(reading.opinions[1].hints.member == "SX-0101");
}
