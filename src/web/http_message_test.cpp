#include "web/http_message.h"

#include <doctest/doctest.h>

#include "web/utf16.h"

using namespace dh::web;

TEST_CASE("a target is taken apart, or refused whole") {
  HttpRequest request;
  REQUIRE(parse_target("/du-thao/%C4%91%E1%BB%81%20%C3%A1n?a=1&b=x+y&c&a=2", request));
  CHECK(request.path == "/du-thao/đề án");
  CHECK(request.query == std::map<std::string, std::string>{{"a", "2"}, {"b", "x y"}, {"c", ""}});
  for (const char* wrong : {"", "http://other/", "*", "/%", "/%4", "/%zz", "/%ff", "/%00", "/a?b=%c3"}) CHECK_FALSE(parse_target(wrong, request));
}

TEST_CASE("a cookie is found by its whole name") {
  HttpRequest request;
  request.headers["cookie"] = "other_session=1; session=ab=c;  last=2";
  CHECK(request.cookie("session") == "ab=c");
  CHECK(request.cookie("last") == "2");
  CHECK(request.cookie("sess").empty());
  CHECK(HttpRequest().cookie("session").empty());
}

TEST_CASE("offsets of browsers and bytes") {
  const std::string text = "bóng 😀 râm";
  CHECK(bytes_of_utf16(text, 0) == 0);
  CHECK(bytes_of_utf16(text, 2) == 3);
  CHECK(bytes_of_utf16(text, 7) == 10);
  CHECK_FALSE(bytes_of_utf16(text, 6).has_value());
  CHECK(bytes_of_utf16(text, 11) == text.size());
  CHECK_FALSE(bytes_of_utf16(text, 12).has_value());
  for (std::size_t units : {0u, 2u, 5u, 7u, 11u}) CHECK(utf16_of_bytes(text, *bytes_of_utf16(text, units)) == units);
}
