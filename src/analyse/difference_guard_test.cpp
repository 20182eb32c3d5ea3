#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <unicode/normalizer2.h>

#include <string>
#include <vector>

#include "analyse/passes.h"
#include "text/fold.h"

using namespace dh;

namespace {

using Words = std::vector<std::string>;

std::string joined(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

// An opinion made of words that ask nothing by themselves, with one request and one figure among them.
Words some_opinion() {
  const Words plain = {"thư", "viện", "cây", "xanh", "sách", "sân", "trường", "buổi", "phòng", "học", "bãi", "xe", "nhà", "ăn", "sinh", "viên", "giảng", "đường", "máy", "tính"};
  const Words asks = {"đề nghị tăng", "đề nghị giảm", "nên bổ sung", "nên bỏ", "cần mở", "đồng ý giữ", "tôi nhất trí", "đề nghị"};
  Words out = {*rc::gen::elementOf(asks)};
  const auto count = *rc::gen::inRange<std::size_t>(3, 14);
  for (std::size_t i = 0; i < count; ++i) out.push_back(*rc::gen::elementOf(plain));
  if (*rc::gen::arbitrary<bool>()) out.push_back("lên " + std::to_string(*rc::gen::inRange(10, 99)) + "%");
  return out;
}

std::string nfd(const std::string& text) {
  UErrorCode fault = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFDInstance(fault);
  std::string out;
  const icu::UnicodeString taken_apart = form->normalize(icu::UnicodeString::fromUTF8(text), fault);
  taken_apart.toUTF8String(out);
  return out;
}

// As another sender might type the same.
std::string retyped(const std::string& text) {
  switch (*rc::gen::inRange(0, 4)) {
    case 0: return nfd(text);
    case 1: return fold(text, Fold::marks);
    case 2: return "Kính thưa: " + text + ".";
    default: return text;
  }
}

bool one_group(const std::string& one, const std::string& other, Kind kind, Stance stance) {
  std::vector<Opinion> opinions(2);
  opinions[0].id = "a";
  opinions[1].id = "b";
  opinions[0].text = one;
  opinions[1].text = other;
  for (Opinion& opinion : opinions) {
    opinion.document = "de-an";
    opinion.kind = kind;
    opinion.stance = stance;
  }
  return analyse::group_opinions({}, opinions).size() == 1;
}

void refuse(const Words& one, const Words& other) {
  const std::string first = retyped(joined(one)), second = retyped(joined(other));
  const Kind kind = *rc::gen::element(Kind::unknown, Kind::add, Kind::amend, Kind::proposal, Kind::agree, Kind::indicator);
  RC_LOG() << first << "\n" << second << "\n";
  RC_ASSERT(!one_group(first, second, kind, Stance::in_favour));
  RC_ASSERT(!one_group(second, first, kind, Stance::in_favour));
}

}  // namespace

TEST_CASE("one negation more or less is never one group") {
  CHECK(rc::check([] {
    const Words one = some_opinion();
    Words other = one;
    const std::string negation = *rc::gen::element<std::string>("không", "chưa", "đừng", "chẳng");
    const auto at = *rc::gen::inRange<std::size_t>(0, other.size() + 1);
    other.insert(other.begin() + static_cast<std::ptrdiff_t>(at), negation);
    refuse(one, other);
  }));
}

TEST_CASE("another figure is never one group") {
  CHECK(rc::check([] {
    Words one = some_opinion();
    const int figure = *rc::gen::inRange(1, 9000), other_figure = *rc::gen::inRange(1, 9000);
    RC_PRE(figure != other_figure);
    const auto at = static_cast<std::ptrdiff_t>(*rc::gen::inRange<std::size_t>(1, one.size() + 1));
    const std::string unit = *rc::gen::element<std::string>(" căn", "%", " cuốn", "/năm");
    Words other = one;
    one.insert(one.begin() + at, std::to_string(figure) + unit);
    other.insert(other.begin() + at, std::to_string(other_figure) + unit);
    refuse(one, other);
  }));
}

TEST_CASE("the opposite direction is never one group") {
  CHECK(rc::check([] {
    const Words rest = some_opinion();
    const std::vector<std::pair<std::string, std::string>> opposites = {{"tăng", "giảm"}, {"nâng", "hạ"}, {"bổ sung", "bỏ"}, {"thêm", "bớt"}, {"mở", "đóng"},
                                                                        {"đồng ý", "không đồng ý"}, {"nhất trí", "chưa nhất trí"}, {"cao", "thấp"}, {"gộp", "tách"}};
    const auto& [up, down] = *rc::gen::elementOf(opposites);
    const auto at = static_cast<std::ptrdiff_t>(*rc::gen::inRange<std::size_t>(0, rest.size() + 1));
    Words one = rest, other = rest;
    one.insert(one.begin() + at, up);
    other.insert(other.begin() + at, down);
    refuse(one, other);
  }));
}

TEST_CASE("two directions that change places are never one group") {
  CHECK(rc::check([] {
    const Words rest = some_opinion();
    Words one = rest, other = rest;
    for (const char* word : {"tăng", "diện", "tích", "giảm", "chi", "phí"}) one.push_back(word);
    for (const char* word : {"giảm", "diện", "tích", "tăng", "chi", "phí"}) other.push_back(word);
    refuse(one, other);
  }));
}

TEST_CASE("a third wording does not bring opposites together") {
  CHECK(rc::check([] {
    const Words one = some_opinion(), bridge = some_opinion();
    Words other = one;
    other.insert(other.begin(), "không");
    std::vector<Opinion> opinions(3);
    const std::string texts[] = {joined(one), joined(bridge), joined(other)};
    for (std::size_t i = 0; i < 3; ++i) {
      opinions[i].id = std::string(1, static_cast<char>('a' + i));
      opinions[i].text = texts[i];
      opinions[i].document = "de-an";
      opinions[i].kind = Kind::add;
    }
    (void)analyse::group_opinions({}, opinions);
    RC_ASSERT(opinions[0].group != opinions[2].group);
  }));
}

TEST_CASE("the same request typed otherwise is one group") {
  const std::string text = "Đề nghị bổ sung thêm chỗ ngồi đọc sách ở tầng hai của thư viện, mỗi tầng 40 chỗ";
  CHECK(one_group(text, nfd(text), Kind::add, Stance::in_favour));
  CHECK(one_group(text, fold(text, Fold::marks), Kind::add, Stance::in_favour));
  CHECK(one_group(text, "Kính " + text + ".", Kind::add, Stance::in_favour));
}

TEST_CASE("figures that differ in their sign alone are other figures") {
  CHECK_FALSE(one_group("đề nghị ghi 4,6% diện tích", "đề nghị ghi 4-6% diện tích", Kind::indicator, Stance::against));
  CHECK_FALSE(one_group("đề nghị ghi 15% diện tích", "đề nghị ghi 15 diện tích", Kind::indicator, Stance::against));
  CHECK(one_group("đề nghị ghi 09 - 10% diện tích", "đề nghị ghi 9-10% diện tích", Kind::indicator, Stance::against));
}
