#include "intake/author_label.h"

#include <doctest/doctest.h>

using namespace dh;
using namespace dh::intake;

TEST_CASE("who says it stands in front, in any dress") {
  Roster roster;
  roster.members = {{"KT-0101", "KT", ""}, {"KT-0102", "KT", ""}};
  const auto said = [&](const std::string& words) { return words.substr(author_label(words, roster).end); };
  CHECK(said("KT-0101: thêm ghế") == "thêm ghế");
  CHECK(said("**kt.0101**: thêm ghế") == "thêm ghế");
  CHECK(said("KT 0102 - Trang 3: bỏ câu cuối") == "Trang 3: bỏ câu cuối");
  CHECK(said("(KT-0102) bỏ câu cuối") == "bỏ câu cuối");
  CHECK(author_label("KT-0199: thêm ghế", roster).member == "KT-0199");
  const AuthorLabel nobody = author_label("Ý kiến không ghi mã: thêm ghế", roster);
  CHECK(nobody.end > 0);
  CHECK(nobody.member.empty());
  CHECK(author_label("Trang 3: bỏ câu cuối", roster).end == 0);
  CHECK(author_label("Ý của KT-0101 và KT-0102: bỏ", roster).end == 0);
  CHECK(author_label("KT-0101:", roster).end == 0);
}
