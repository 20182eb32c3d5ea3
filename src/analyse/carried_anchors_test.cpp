#include "analyse/carried_anchors.h"

#include <doctest/doctest.h>

#include "analyse/test_draft.h"

namespace {

using namespace dh;
using namespace dh::analyse;

int block_with(const Draft& draft, std::string_view words) {
  for (std::size_t i = 0; i < draft.blocks.size(); ++i)
    if (draft.blocks[i].text.find(words) != std::string::npos) return static_cast<int>(i);
  return -1;
}

Opinion on(const Draft& draft, std::string_view words) {
  Opinion out;
  out.anchor.document = draft.id;
  out.anchor.version = draft.version;
  out.anchor.block = block_with(draft, words);
  const std::string& text = draft.blocks[static_cast<std::size_t>(out.anchor.block)].text;
  out.anchor.start = text.find(words);
  out.anchor.end = out.anchor.start + words.size();
  out.anchor.exact = words;
  out.anchor.certain = true;
  return out;
}

}  // namespace

TEST_CASE("an opinion on an earlier version is carried to where its words stand now, and put back") {
  Consultation consultation = testing::library_report();
  consultation.earlier.push_back(consultation.drafts[0]);
  Draft& newest = consultation.drafts[0];
  newest.version = "2";
  Block added = newest.blocks[1];
  added.text = "Một đoạn mới của lần dự thảo sau.";
  newest.blocks.insert(newest.blocks.begin() + 1, added);
  for (std::size_t i = 2; i < newest.blocks.size(); ++i) newest.blocks[i].parent += newest.blocks[i].parent > 0;
  newest.blocks.pop_back();
  const Draft& old = consultation.earlier[0];
  std::vector<Opinion> opinions = {on(old, "340 lượt học sinh mỗi ngày"), on(old, "Thay mười bộ máy tính"), on(newest, "thanh lý những cuốn rách nát")};
  const std::vector<Opinion> before = opinions;
  const OwnAnchors own = carry_to_newest(consultation, opinions);
  CHECK(own.size() == 2);
  CHECK(opinions[0].anchor.version == "2");
  CHECK(opinions[0].anchor.block == block_with(newest, "340 lượt"));
  CHECK(opinions[0].anchor.certain);
  CHECK(opinions[1].anchor.block == -1);
  CHECK_FALSE(opinions[1].anchor.certain);
  CHECK(opinions[2].anchor.block == before[2].anchor.block);
  put_back(opinions, own);
  for (std::size_t i = 0; i < opinions.size(); ++i) {
    CHECK(opinions[i].anchor.block == before[i].anchor.block);
    CHECK(opinions[i].anchor.version == before[i].anchor.version);
  }
}
