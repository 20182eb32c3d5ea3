#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "alike/made_texts.h"
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

// More near texts than one word may bring together: families do (join_near_words).
TEST_CASE("campaigns of thousands are grouped alike in whatever order they come, and their twins of the other stance stay apart") {
  const std::vector<alike::MadeText> made = alike::make_texts(4000, 7);
  std::vector<Opinion> opinions;
  std::map<std::string, std::uint32_t> truth;
  for (std::size_t i = 0; i < made.size(); ++i) {
    // Ids in no order of the texts.
    opinions.push_back(opinion(std::to_string(i * 7919 % 10007) + "-" + std::to_string(i), made[i].text));
    truth[opinions.back().id] = made[i].group;
  }
  const std::vector<Group> groups = analyse::group_opinions({}, opinions);
  std::vector<Opinion> turned(opinions.rbegin(), opinions.rend());
  std::ranges::rotate(turned, turned.begin() + 1234);
  const std::vector<Group> again = analyse::group_opinions({}, turned);
  REQUIRE(groups.size() == again.size());
  for (std::size_t g = 0; g < groups.size(); ++g) {
    CHECK(groups[g].id == again[g].id);
    CHECK(groups[g].opinions == again[g].opinions);
  }
  std::map<std::string, const Opinion*> turned_by_id;
  for (const Opinion& one : turned) turned_by_id[one.id] = &one;
  for (const Opinion& one : opinions) {
    const Opinion& other = *turned_by_id.at(one.id);
    const bool same = one.group == other.group && one.alike == other.alike && one.issue == other.issue && one.singular == other.singular;
    CHECK_MESSAGE(same, one.id);
  }
  // Pairs that stand together, and those that should.
  std::size_t right = 0, told = 0, all = 0;
  std::map<std::uint32_t, std::size_t> size_of;
  for (const auto& [unused, group] : truth) ++size_of[group];
  for (const auto& [unused, size] : size_of) all += size * (size - 1) / 2;
  for (const Group& group : groups) {
    std::map<std::uint32_t, std::size_t> within;
    for (const std::string& id : group.opinions) ++within[truth.at(id)];
    told += group.opinions.size() * (group.opinions.size() - 1) / 2;
    for (const auto& [unused, size] : within) right += size * (size - 1) / 2;
  }
  CAPTURE(right);
  CAPTURE(told);
  CAPTURE(all);
  CHECK(static_cast<double>(right) >= 0.97 * static_cast<double>(told));
  CHECK(static_cast<double>(right) >= 0.9 * static_cast<double>(all));
}
