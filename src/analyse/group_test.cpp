#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "analyse/passes.h"

using namespace dh;

namespace {

Opinion opinion(const std::string& id, const std::string& text) {
  Opinion out;
  out.id = id;
  out.text = text;
  out.document = "de-an";
  return out;
}

std::size_t groups_of(const std::vector<std::string>& texts) {
  std::vector<Opinion> opinions;
  for (std::size_t i = 0; i < texts.size(); ++i) opinions.push_back(opinion("id" + std::to_string(i), texts[i]));
  return analyse::group_opinions({}, opinions).size();
}

}  // namespace

TEST_CASE("the same words are one group, whatever their case and punctuation") {
  CHECK(groups_of({"Đề nghị mở thư viện đến 21 giờ.", "đề nghị mở thư viện đến 21 giờ"}) == 1);
}

TEST_CASE("another figure, a negation or another direction is another opinion") {
  CHECK(groups_of({"Đề nghị nâng tỷ lệ cây che phủ lên 45% vào năm cuối.", "Đề nghị nâng tỷ lệ cây che phủ lên 50% vào năm cuối."}) == 2);
  CHECK(groups_of({"Nên đặt bãi xe ở cổng số hai của trường", "Không nên đặt bãi xe ở cổng số hai của trường"}) == 2);
  CHECK(groups_of({"Đề nghị tăng số buổi mở cửa của thư viện trong tuần tới", "Đề nghị giảm số buổi mở cửa của thư viện trong tuần tới"}) == 2);
}

TEST_CASE("every opinion stands in exactly one group, in whatever order they come") {
  CHECK(rc::check([] {
    const std::vector<std::string> words = {"đề", "nghị", "trồng", "cây", "không", "40", "45", "sách"};
    std::vector<Opinion> opinions;
    const auto count = *rc::gen::inRange<std::size_t>(1, 12);
    for (std::size_t i = 0; i < count; ++i) {
      std::string text;
      for (const std::size_t word : *rc::gen::container<std::vector<std::size_t>>(5, rc::gen::inRange<std::size_t>(0, words.size()))) text += words[word] + ' ';
      opinions.push_back(opinion("id" + std::to_string(i), text));
    }
    const std::vector<Group> groups = analyse::group_opinions({}, opinions);
    std::vector<Opinion> turned(opinions.rbegin(), opinions.rend());
    const std::vector<Group> again = analyse::group_opinions({}, turned);
    std::size_t sum = 0;
    for (const Group& one : groups) sum += one.opinions.size();
    RC_ASSERT(sum == opinions.size());
    RC_ASSERT(groups.size() == again.size());
    for (std::size_t i = 0; i < groups.size(); ++i) RC_ASSERT(groups[i].opinions == again[i].opinions);
  }));
}
