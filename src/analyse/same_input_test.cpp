#include "analyse/same_input.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "analyse/passes.h"
#include "analyse/test_draft.h"

using namespace dh;
using namespace dh::analyse;

namespace {

Opinion said(const std::string& id, const std::string& source, const std::string& text, const std::string& reference = {}) {
  Opinion one;
  one.id = id;
  one.source = source;
  one.text = text;
  one.hints.reference = reference;
  return one;
}

}  // namespace

TEST_CASE("whatever an opinion is placed and judged by makes it another input") {
  const Opinion one = said("a", "x", "Đề nghị mở cửa buổi tối");
  CHECK(input_key(one) == input_key(said("b", "y", "Đề nghị mở cửa buổi tối")));
  CHECK(input_key(one) != input_key(said("a", "x", "đề nghị mở cửa buổi tối")));
  CHECK(input_key(one) != input_key(said("a", "x", "Đề nghị mở cửa buổi tối", "Mục 1")));
  CHECK(input_key(one) != input_key(one, "4!"));
  CHECK(input_key(said("a", "x", "ab", "c")) != input_key(said("a", "x", "a", "bc")));
  CHECK_FALSE(input_key(said("a", "x", "Đề nghị mở", "Về thư viện, còn hai loại ý kiến:")).has_value());
  Opinion marked = one, waiting = one, placed = one;
  marked.hints.mark.emplace();
  CHECK_FALSE(input_key(marked).has_value());
  waiting.pending.emplace_back("unit");
  CHECK(input_key(one) != input_key(waiting));
  placed.anchor.block = 3;
  CHECK(input_key(one) == input_key(placed));
  CHECK(placed_key(one) != placed_key(placed));
}

TEST_CASE("an opinion that was sent many times is placed and judged as one that was sent once") {
  const Consultation consultation = testing::library_report();
  const std::vector<std::string> texts = {"“thanh lý những cuốn rách nát”: đề nghị giữ lại.", "Mở thêm 6 góc đọc ngoài trời", "Tôi nhất trí", "Đề nghị thay đường truyền ở phòng đọc"};
  std::vector<Opinion> many, once;
  for (int copy = 0; copy < 5; ++copy)
    for (std::size_t i = 0; i < texts.size(); ++i) many.push_back(said(std::to_string(copy) + std::to_string(i), "s" + std::to_string(copy) + std::to_string(i % 2), texts[i]));
  std::ranges::stable_sort(many, {}, &Opinion::source);
  place_opinions(consultation, many);
  judge_opinions(consultation, many);
  const auto all_same = [&](const Opinion& one, const Opinion& other) {
    CHECK(one.anchor.block == other.anchor.block);
    CHECK(one.anchor.start == other.anchor.start);
    CHECK(one.anchor.certain == other.anchor.certain);
    CHECK(one.kind == other.kind);
    CHECK(one.stance == other.stance);
    CHECK(one.topic == other.topic);
    CHECK(one.argument == other.argument);
    CHECK(one.pending == other.pending);
    CHECK(one.proposal.to == other.proposal.to);
  };
  for (std::size_t i = 4; i < many.size(); ++i) all_same(many[i], many[i % 4]);
  once.push_back(said("0", "s", texts[0]));
  place_opinions(consultation, once);
  judge_opinions(consultation, once);
  all_same(once[0], many[0]);
}
