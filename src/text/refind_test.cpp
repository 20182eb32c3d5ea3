#include "text/refind.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "text/edited_text.h"
#include "text/utf8.h"

using namespace dh;

namespace {

std::string found(const std::string& before, const std::string& after, const std::string& quote) {
  const std::size_t at = before.find(quote);
  const auto place = Refinder(before, after).find(at, at + quote.size());
  return place ? after.substr(place->start, place->end - place->start) : "";
}

std::vector<std::string> vocabulary() {
  std::vector<std::string> words;
  for (int i = 0; i < 900; ++i) words.push_back("từ" + std::to_string(i * 7919 % 900));
  return words;
}

}  // namespace

TEST_CASE("a quotation is found where its words went, edited or moved, and not where they are gone") {
  const std::string before = "Thư viện mở cửa đến hai mươi mốt giờ hằng ngày. Ký túc xá có một nghìn chỗ ở cho tân sinh viên. Nhà xe thu phí hai nghìn đồng một lượt.";
  CHECK(found(before, before, "một nghìn chỗ ở") == "một nghìn chỗ ở");
  CHECK(found(before, "Nhà xe thu phí hai nghìn đồng một lượt. Thư viện mở cửa đến hai mươi mốt giờ hằng ngày. Ký túc xá có một nghìn chỗ ở cho tân sinh viên.", "thu phí hai nghìn đồng") == "thu phí hai nghìn đồng");
  CHECK(found(before, "Thư viện mở cửa đến hai mươi hai giờ hằng ngày. Ký túc xá có một nghìn chỗ ở cho tân sinh viên. Nhà xe thu phí hai nghìn đồng một lượt.", "đến hai mươi mốt giờ hằng") == "đến hai mươi hai giờ hằng");
  CHECK(found(before, "Thư viện mở cửa đến hai mươi mốt giờ hằng ngày. Nhà xe thu phí hai nghìn đồng một lượt.", "một nghìn chỗ ở cho tân sinh viên") == "");
  CHECK(found(before, "", "một nghìn chỗ ở") == "");
}

TEST_CASE("of ten thousand quotations in an edited draft nearly all are found, and next to none in a wrong place") {
  for (const int moves : {0, 10}) {
    const auto text = testing::edited_text(vocabulary(), 250'000, 5, moves, 7);
    const Refinder refinder(text.old_text, text.new_text);
    const auto figures = testing::refind_figures(text, 10'000, 80, 11, [&](std::size_t start, std::size_t end) { return refinder.find(start, end); });
    CAPTURE(moves);
    CAPTURE(figures.wrong);
    CAPTURE(figures.refused);
    CHECK(figures.right >= (moves == 0 ? 9'990 : 9'950));
    CHECK(figures.wrong <= 10);
  }
}

TEST_CASE("any two texts: what is found lies in the new one and cuts no character") {
  CHECK(rc::check([](const std::string& a, const std::string& b) {
    const std::string before = repair_utf8(a), after = repair_utf8(b + a);
    const auto place = Refinder(before, after).find(0, before.size());
    if (!place) return;
    RC_ASSERT(place->start < place->end && place->end <= after.size());
    RC_ASSERT(is_valid_utf8(after.substr(place->start, place->end - place->start)));
  }));
}
