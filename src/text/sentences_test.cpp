#include "text/sentences.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

#include "text/utf8.h"

using namespace dh;

namespace {

std::vector<std::string> parts(const std::string& text, bool semicolons = false) {
  std::vector<std::string> out;
  for (const TextRange& one : sentences(text, semicolons)) out.push_back(text.substr(one.start, one.end - one.start));
  return out;
}

}  // namespace

TEST_CASE("sentences end at stops, not at the points of numbers, quotations and abbreviations") {
  CHECK(parts("Mục 1.2 ghi 1.000 cây. Nên là 1.200 cây!") == std::vector<std::string>{"Mục 1.2 ghi 1.000 cây.", "Nên là 1.200 cây!"});
  CHECK(parts("Câu “Học tốt. Làm tốt” thừa. Bỏ.") == std::vector<std::string>{"Câu “Học tốt. Làm tốt” thừa.", "Bỏ."});
  CHECK(parts("Sửa \"A. B\" thành C; giữ D.", true) == std::vector<std::string>{"Sửa \"A. B\" thành C;", "giữ D."});
  CHECK(parts("TP. hồ lớn") == std::vector<std::string>{"TP. hồ lớn"});
  CHECK(parts("").empty());
}

TEST_CASE("no character but white space lies outside the sentences") {
  CHECK(rc::check([](const std::string& bytes) {
    const std::string text = repair_utf8(bytes);
    std::size_t at = 0;
    for (const TextRange& one : sentences(text, true)) {
      RC_ASSERT(one.start >= at && one.end > one.start && one.end <= text.size());
      RC_ASSERT(trim(std::string_view(text).substr(at, one.start - at)).empty());
      at = one.end;
    }
    RC_ASSERT(trim(std::string_view(text).substr(at)).empty());
  }));
}
