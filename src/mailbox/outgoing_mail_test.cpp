#include "mailbox/outgoing_mail.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "mailbox/smtp.h"

using namespace dh;
using namespace dh::mailbox;

namespace {

OutgoingMail mail() { return {"Ban Thường vụ", "vp@example.invalid", "a@example.invalid", "Nhắc gửi góp ý", "Kính gửi,\n.một dòng bắt đầu bằng chấm\nFrom đây\n", "id1@example.invalid"}; }

}  // namespace

TEST_CASE("a mail is ASCII in CRLF lines of bearable length") {
  OutgoingMail long_one = mail();
  long_one.subject = std::string(300, 'a') + " góp ý " + std::string(300, 'b');
  for (int i = 0; i < 200; ++i) long_one.body += "dài thật là dài ";
  const std::string bytes = compose(long_one).value();
  CHECK(std::ranges::none_of(bytes, [](unsigned char c) { return c >= 0x80; }));
  std::size_t bare = 0, at = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) bare += bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r');
  CHECK(bare == 0);
  while (at < bytes.size()) {
    const std::size_t end = bytes.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    CHECK(end - at <= 998);
    at = end + 2;
  }
  const std::string plain = compose(mail()).value();
  CHECK(plain.find("\r\nAuto-Submitted: auto-generated\r\n") != std::string::npos);
  CHECK(plain.find("<id1@example.invalid>") != std::string::npos);
  CHECK(plain.find("Subject: =?UTF-8?") != std::string::npos);
}

TEST_CASE("what would be a header of its own is refused") {
  for (const char* evil : {"x\r\nBcc: all@example.invalid", "x\nBcc: y", "x\ry", "x\xE2\x80\xA8y", "x\xC2\x85y", "x\ty", "x\x7F"}) {
    OutgoingMail one = mail();
    one.subject = evil;
    CHECK_FALSE(compose(one));
    one = mail();
    one.from_name = evil;
    CHECK_FALSE(compose(one));
    one = mail();
    one.to = evil;
    CHECK_FALSE(compose(one));
    one = mail();
    one.message_id = evil;
    CHECK_FALSE(compose(one));
  }
}

TEST_CASE("mail addresses") {
  for (const char* good : {"a@b.example", "van.phong+1@co-so.example", "o'neil@x.example"}) CHECK(is_mail_address(good));
  for (const char* bad : {"", "a", "@b", "a@", "a b@c", "a@b@c", "<a@b>", "a@b>", "\"a\"@b", "a@b,c@d", "a..b@c", ".a@b", "a@b.", "-f@b", "a@-b", "a@b\r\n", "ă@b", "a@[1.2.3.4]", "a;b@c"}) CHECK_FALSE(is_mail_address(bad));
}

TEST_CASE("the address of a mail server") {
  const SmtpServer one = parse_smtp_address("smtps://vp@mail.example").value();
  CHECK(one.port == 465);
  CHECK(one.tls_at_once);
  const SmtpServer two = parse_smtp_address("smtp://vp@x.example@mail.example:2525/").value();
  CHECK(two.user == "vp@x.example");
  CHECK(two.port == 2525);
  CHECK_FALSE(two.tls_at_once);
  CHECK_FALSE(two.is_this_machine());
  CHECK(parse_smtp_address("smtp://127.0.0.1:25").value().is_this_machine());
  CHECK_FALSE(parse_smtp_address("smtp://127.0.0.1.example:25").value().is_this_machine());
  for (const char* bad : {"mail.example", "http://mail.example", "smtps://", "smtps://a:secret@mail.example", "smtps://mail.example:0", "smtps://mail.example:x", "smtps://mail.example/\r\nx", "smtps://mail example"})
    CHECK_FALSE(parse_smtp_address(bad));
}
