#include "mailbox/mailbox_address.h"

#include <doctest/doctest.h>

using dh::mailbox::parse_mailbox_address;

TEST_CASE("an address of a mailbox in its parts") {
  const auto one = parse_mailbox_address("imaps://thu-ky%40don-vi.example@Mail.Example:1993/G%C3%B3p%20%C3%BD/2026");
  REQUIRE(one);
  CHECK(one->user == "thu-ky@don-vi.example");
  CHECK(one->host == "mail.example");
  CHECK(one->port == 1993);
  CHECK(one->folder == "Góp ý/2026");
  CHECK(one->text() == "imaps://thu-ky@don-vi.example@mail.example:1993/Góp ý/2026");
  const auto plain = parse_mailbox_address("imaps://a@b@c.example/");
  REQUIRE(plain);
  CHECK(plain->user == "a@b");
  CHECK(plain->port == 993);
  CHECK(plain->folder == "INBOX");
}

TEST_CASE("what is no address of a mailbox is refused, and a password is not shown") {
  for (const char* text : {"imap://a@h/F", "imaps://h/F", "imaps://@h/F", "imaps://a@/F", "imaps://a@h:0/F", "imaps://a@h:99999/F",
                           "imaps://a@h:x/F", "imaps://a@h/%0D%0ADELETE", "imaps://a@h/%zz", "imaps://a@h%20/F", "imaps://a@h/%FF",
                           "imaps://a:hien@h/F"}) {
    const auto parsed = parse_mailbox_address(text);
    CHECK_MESSAGE(!parsed, text);
    if (!parsed) CHECK(parsed.error().line().find("hien") == std::string::npos);
  }
}

TEST_CASE("the names that messages are kept under never lead to a path") {
  for (const auto& [folder, name] : {std::pair{"../../etc", "a@h/_.._.._etc"}, std::pair{"..", "a@h/_.."}, std::pair{"x\\y:z", "a@h/x_y_z"},
                                     std::pair{"Góp ý", "a@h/Góp ý"}}) {
    dh::mailbox::MailboxAddress address;
    address.user = "a";
    address.host = "h";
    address.folder = folder;
    CHECK(address.folder_name() == name);
  }
}

TEST_CASE("folders in modified UTF-7, by the examples of RFC 3501 and RFC 2152") {
  CHECK(dh::mailbox::to_imap_utf7("INBOX") == "INBOX");
  CHECK(dh::mailbox::to_imap_utf7("A & B") == "A &- B");
  CHECK(dh::mailbox::to_imap_utf7("~peter/mail/台北/日本語") == "~peter/mail/&U,BTFw-/&ZeVnLIqe-");
  CHECK(dh::mailbox::to_imap_utf7("Góp ý") == "G&APM-p &AP0-");
  CHECK(dh::mailbox::to_imap_utf7("😀") == "&2D3eAA-");
}
