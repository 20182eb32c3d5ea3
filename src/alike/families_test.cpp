#include "alike/families.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "alike/each_target.h"
#include "alike/family_index.h"
#include "alike/line_file.h"
#include "alike/made_texts.h"
#include "base/files.h"

using namespace dh;
using namespace dh::alike;

namespace {

std::vector<std::string_view> views(const std::vector<MadeText>& made) {
  std::vector<std::string_view> out;
  for (const MadeText& one : made) out.push_back(one.text);
  return out;
}

// How well pairs are found: 2 * found / (asked + said), on pairs of texts with one label.
double pair_f1(const std::vector<std::uint32_t>& labels, const std::vector<std::uint32_t>& truth) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> both;
  std::map<std::uint32_t, double> one, other;
  for (std::size_t i = 0; i < labels.size(); ++i) ++both[{labels[i], truth[i]}], ++one[labels[i]], ++other[truth[i]];
  const auto pairs = [](const auto& counts) {
    return std::accumulate(counts.begin(), counts.end(), 0.0, [](double sum, const auto& entry) { return sum + entry.second * (entry.second - 1) / 2; });
  };
  return 2 * pairs(both) / (pairs(one) + pairs(other));
}

Labels labels_of(std::span<const std::string_view> texts, const Options& options = {}) { return group_texts(texts, options).value(); }

}  // namespace

TEST_CASE("families and groups of made texts are found") {
  const auto made = make_texts(20'000, 11);
  std::vector<std::uint32_t> family, group;
  for (const MadeText& one : made) family.push_back(one.family), group.push_back(one.group);
  const Labels labels = labels_of(views(made));
  CHECK(pair_f1(labels.family, family) >= 0.9999);
  CHECK(pair_f1(labels.group, group) >= 0.995);
  for (std::size_t i = 0; i < made.size(); ++i) {
    CHECK(labels.family[i] <= i);
    CHECK(labels.group[i] >= labels.family[i]);
    CHECK(labels.group[labels.group[i]] == labels.group[i]);  // the label is a member
  }
}

TEST_CASE("labels do not depend on threads, memory or instruction set") {
  const auto made = make_texts(30'000, 12);
  const auto texts = views(made);
  const Labels labels = labels_of(texts, {.threads = 1});
  Figures figures;
  for (const Options& options : {Options{.threads = 2}, Options{.threads = 5}, Options{.threads = 2, .memory_cap = 1}}) {
    const Labels again = group_texts(texts, options, &figures).value();
    CHECK(again.family == labels.family);
    CHECK(again.group == labels.group);
  }
  CHECK(figures.spilled_bytes > 0);  // the last one had no memory
  under_each_target([&](const char* target) {
    CAPTURE(target);
    const Labels again = labels_of(texts);
    CHECK(again.family == labels.family);
    CHECK(again.group == labels.group);
  });
}

TEST_CASE("texts in another order are parted in the same way") {
  CHECK(rc::check("order", [] {
    const auto seed = *rc::gen::inRange<std::uint64_t>(1, 1'000'000);
    const auto made = make_texts(600, seed);
    std::vector<std::size_t> order(made.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
    std::vector<std::string_view> texts = views(made), mixed;
    for (const std::size_t i : order) mixed.push_back(texts[i]);
    const Labels one = labels_of(texts), other = labels_of(mixed);
    std::map<std::uint32_t, std::uint32_t> family, group;
    for (std::size_t i = 0; i < order.size(); ++i) {
      RC_ASSERT(family.try_emplace(one.family[order[i]], other.family[i]).first->second == other.family[i]);
      RC_ASSERT(group.try_emplace(one.group[order[i]], other.group[i]).first->second == other.group[i]);
    }
    RC_ASSERT(std::set(other.group.begin(), other.group.end()).size() == group.size());
  }));
}

TEST_CASE("opposite stances, figures and directions never share a group, whatever stands between them") {
  CHECK(rc::check("turned", [] {
    const auto made = make_texts(200, *rc::gen::inRange<std::uint64_t>(1, 1'000'000));
    const std::string& text = made[*rc::gen::inRange<std::size_t>(0, made.size())].text;
    const std::size_t middle = text.find(' ', text.size() / 3) + 1;
    const auto with = [&](const std::string& words) { return text.substr(0, middle) + words + text.substr(middle); };
    static const std::vector<std::pair<std::string, std::string>> turns = {
        {"", "không "},         {"", "chưa "},                      {"nên ", "không nên "}, {"đồng ý ", "không đồng ý "}, {"giảm 5% ", "giảm 10% "},
        {"tăng 12 triệu ", "tăng 15 triệu "}, {"tăng ", "giảm "}, {"thêm ", "bớt "},      {"Điều 4 ", "Điều 7 "}};
    const auto& [one, other] = turns[*rc::gen::inRange<std::size_t>(0, turns.size())];
    std::vector<std::string> texts = {with(one), with(other)};
    std::vector<std::string_view> all = views(made);
    // Copies and near copies of both, so that a chain of near texts lies between them.
    for (std::size_t i = *rc::gen::inRange<std::size_t>(0, 6); i > 0; --i) texts.push_back(texts[i % 2] + " ghế đá");
    for (std::size_t i = *rc::gen::inRange<std::size_t>(0, 6); i > 0; --i) texts.push_back(texts[i % 2]);
    const std::size_t first = all.size();
    all.insert(all.end(), texts.begin(), texts.end());
    const Labels labels = labels_of(all);
    RC_ASSERT(labels.group[first] != labels.group[first + 1]);
  }));
}

TEST_CASE("a turn that one says for certain and another perhaps is one turn, in whatever order they come") {
  const std::string text = "Thư viện đề nghị mở cửa trong năm học tới để sinh viên tự học buổi tối ở khu nhà mới";
  const std::string perhaps = "Thư viện đề nghị mở cửa trong năm 2031 tới để sinh viên tự học buổi tối ở khu nhà mới";
  const std::string certain = "Thư viện đề nghị mở cửa trong năm 2031 học tới để sinh viên tự học buổi tối ở khu nhà mới";
  for (const bool certain_first : {false, true}) {
    std::vector<std::string_view> texts(300, text);
    texts.push_back(certain_first ? certain : perhaps);
    texts.push_back(certain_first ? perhaps : certain);
    const Labels labels = labels_of(texts);
    CHECK(labels.group[300] == 300);
    CHECK(labels.group[301] == 300);
    texts.pop_back();
    CHECK(labels_of(texts).group[300] == (certain_first ? 300 : 0));  // alone, the doubtful one is a damaged copy
  }
}

TEST_CASE("where everyone puts a name under a text, those whose end was cut are not what the others are held against") {
  const std::string text = "Thư viện đề nghị mở cửa buổi tối để sinh viên tự học ở khu nhà mới và làm thêm ghế đá trong vườn, tất cả 300";
  std::vector<std::string> all;
  for (int i = 0; i < 60; ++i)
    all.push_back(text + (i % 2 == 0 ? ". Người góp ý: T" : ". Ký tên: T") + std::string(1, static_cast<char>('a' + i % 26)) + std::string(1, static_cast<char>('a' + i / 26)));
  for (int i = 0; i < 3; ++i) all.push_back(text.substr(0, text.size() - std::string(", tất cả 300").size()));
  const std::vector<std::string_view> texts(all.begin(), all.end());
  const Labels labels = labels_of(texts);
  CHECK(std::ranges::all_of(labels.group, [](std::uint32_t label) { return label == 0; }));  // "300 người" is no figure asked for
}

TEST_CASE("texts that join later are where they would be had they been there at first") {
  const auto made = make_texts(6'000, 14);
  const auto texts = views(made);
  const Labels at_once = labels_of(texts);
  auto index = FamilyIndex::build(std::span(texts).first(4'000), {}).value();
  std::vector<std::uint32_t> family(index.family().begin(), index.family().end()), group(index.group().begin(), index.group().end());
  for (std::size_t from = 4'000; from < texts.size(); from += 500) {
    const auto changes = index.join(std::span(texts).subspan(from, 500)).value();
    for (const auto& change : changes) {
      CHECK((family[change.index] != change.family || group[change.index] != change.group));
      family[change.index] = change.family;
      group[change.index] = change.group;
    }
    CHECK(std::equal(family.begin(), family.end(), index.family().begin()));
    CHECK(std::equal(group.begin(), group.end(), index.group().begin()));
    family.assign(index.family().begin(), index.family().end());
    group.assign(index.group().begin(), index.group().end());
  }
  CHECK(family == at_once.family);
  CHECK(group == at_once.group);
}

TEST_CASE("lines of a file: labels in order, the last line without an end, empty lines, long lines") {
  auto folder = TemporaryDirectory::create().value();
  const auto path = folder.path() / "lines.txt", out = folder.path() / "labels.txt";
  const std::string line = "Thư viện nên mở cửa buổi tối để sinh viên tự học";
  std::string many = line + "\n\nTHƯ VIỆN NÊN MỞ CỬA BUỔI TỐI ĐỂ SINH VIÊN TỰ HỌC.\r\n";
  REQUIRE(write_file(path, many + "Vườn rau cần nước sạch và mái che nắng").has_value());
  const auto figures = group_lines({path, out, {}}, {}).value();
  CHECK(figures.texts == 4);
  CHECK(read_file(out).value() == "0\n1\n0\n3\n");
  // Lines across the pieces that a file is read in.
  std::string large;
  for (int i = 0; i < 40; ++i) large += line + " " + std::to_string(i) + std::string(200'000, ' ') + "\n" + line + " " + std::to_string(i) + "\n";
  REQUIRE(write_file(path, large).has_value());
  REQUIRE(group_lines({path, out, {}}, {}).value().texts == 80);
  std::string expected;
  for (int i = 0; i < 40; ++i) expected += std::to_string(2 * i) + "\n" + std::to_string(2 * i) + "\n";
  CHECK(read_file(out).value() == expected);
  CHECK_FALSE(group_lines({folder.path() / "none", out, {}}, {}).has_value());
}
