#include "text/printable.h"

#include <doctest/doctest.h>

using namespace dh;

TEST_CASE("what a terminal would obey is shown instead") {
  CHECK(printable("Góp ý.docx") == "Góp ý.docx");
  CHECK(printable("a\x1b[31m\nb\tc\x7f") == "a␛[31m␊b␉c␡");
  CHECK(printable(std::string_view("a\0b", 3)) == "a␀b");
  CHECK(printable("a\xC2\x9B" "b\u202E\u2028\u2066") == "a\uFFFDb\uFFFD\uFFFD\uFFFD");
  CHECK(printable("a\xFF" "b") == "a\uFFFDb");
}

TEST_CASE("two names of other bytes stay two") {
  CHECK(name_as_text("thư.txt") == "thư.txt");
  CHECK(name_as_text("b\xFF\xFE.txt") == "b\\xFF\\xFE.txt");
  CHECK(name_as_text("b\uFFFD\xFE") == "b\uFFFD\\xFE");
}
