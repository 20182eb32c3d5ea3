#include "mailbox/imap_talk.h"

#include <doctest/doctest.h>

#include <memory>

#include "base/limits.h"

namespace {

using namespace dh;
using namespace dh::mailbox;

// A server that says what it is told to, `piece` bytes at a time, then closes.
ImapTalk talk_of(std::string says, std::size_t piece, std::string* heard = nullptr) {
  auto at = std::make_shared<std::size_t>(0);
  return ImapTalk({[heard](std::string_view bytes) -> Status {
                     if (heard != nullptr) *heard += bytes;
                     return {};
                   },
                   [says, piece, at](std::chrono::steady_clock::time_point) -> Result<std::string> {
                     if (*at >= says.size()) return fail(Error::Kind::io, "closed");
                     const std::string some = says.substr(*at, piece);
                     *at += some.size();
                     return some;
                   }});
}

}  // namespace

TEST_CASE("a literal is taken by its length, whatever is in it and however it is cut") {
  const std::string body = "Subject: x\r\n\r\nD1 OK done\r\n* 3 FETCH {5}\r\n";
  const std::string says = "* 1 EXISTS\r\n* 1 FETCH (UID 7 BODY[]<0> {" + std::to_string(body.size()) + "}\r\n" + body + " FLAGS ())\r\nD1 OK done\r\n";
  for (const std::size_t piece : {std::size_t{1}, std::size_t{2}, std::size_t{7}, says.size()}) {
    std::string heard;
    auto answers = talk_of(says, piece, &heard).command("UID FETCH 7 (UID BODY.PEEK[])", 1000);
    REQUIRE(answers);
    CHECK(heard == "D1 UID FETCH 7 (UID BODY.PEEK[])\r\n");
    REQUIRE(answers->size() == 2);
    CHECK((*answers)[1].line == "* 1 FETCH (UID 7 BODY[]<0> {} FLAGS ())");
    REQUIRE((*answers)[1].literals.size() == 1);
    CHECK((*answers)[1].literals[0] == body);
  }
}

TEST_CASE("what a server refuses, or says wrongly, is an error of its kind") {
  const auto kind = [](std::string says, std::uint64_t most = 100) {
    const auto answers = talk_of(std::move(says), 4096).command("X", most);
    REQUIRE(!answers);
    return answers.error().kind;
  };
  CHECK(kind("D1 NO no such folder\r\n") == Error::Kind::refused);
  CHECK(kind("D1 BAD what\r\n") == Error::Kind::io);
  CHECK(kind("D2 OK of another\r\n") == Error::Kind::io);
  CHECK(kind("* BYE gone\r\n") == Error::Kind::io);
  CHECK(kind("") == Error::Kind::io);
  CHECK(kind("* 1 FETCH (BODY[] {101}\r\n") == Error::Kind::io);
  CHECK(kind("* 1 FETCH (BODY[] {99999999999999999999}\r\nD1 OK\r\n") == Error::Kind::io);
  CHECK(kind("* 1 FETCH (BODY[] {50}\r\nshort") == Error::Kind::io);
  CHECK(kind(std::string(limits::mailbox_line_bytes + 5000, 'x')) == Error::Kind::io);
}

TEST_CASE("numbers in answers") {
  CHECK(number_after("* OK [UIDVALIDITY 3857529045] UIDs valid", "[UIDVALIDITY ") == 3857529045u);
  CHECK(number_after("* OK nothing", "[UIDVALIDITY ") == 0);
  CHECK(number_after("* OK [UIDVALIDITY 99999999999999]", "[UIDVALIDITY ") == 0);
  CHECK(search_numbers("* SEARCH 2 84 882") == std::vector<std::uint32_t>{2, 84, 882});
  CHECK(search_numbers("* SEARCH") == std::vector<std::uint32_t>{});
  CHECK(search_numbers("* SEARCH 1 x 3") == std::vector<std::uint32_t>{1});
  CHECK(imap_quoted("a\"b\\c") == "\"a\\\"b\\\\c\"");
}
