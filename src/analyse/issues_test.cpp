#include <doctest/doctest.h>

#include "analyse/passes.h"

using namespace dh;

namespace {

// A heading with two targets and a long paragraph under it.
Consultation targets() {
  Consultation out;
  out.drafts.push_back({});
  Draft& draft = out.drafts.back();
  draft.id = "de-an";
  const std::pair<BlockKind, const char*> blocks[] = {
      {BlockKind::heading, "II. Chỉ tiêu"},
      {BlockKind::list_item, "Tỷ lệ phòng học có máy lạnh đạt 60%"},
      {BlockKind::list_item, "Tỷ lệ phòng học có máy chiếu đạt 80%"},
      {BlockKind::paragraph,
       "Nhà trường mở rộng thư viện ở dãy nhà B, bổ sung máy tính tra cứu và ghế ngồi; đồng thời cải tạo sân bóng, trồng cây bóng mát quanh sân, làm lối đi cho xe lăn, và lắp đèn chiếu sáng dọc theo các lối đi nội bộ."}};
  for (const auto& [kind, text] : blocks) {
    Block block;
    block.kind = kind;
    block.text = text;
    block.parent = draft.blocks.empty() ? -1 : 0;
    draft.blocks.push_back(block);
  }
  return out;
}

Opinion at(const Consultation& consultation, const std::string& id, const std::string& text, int block, const std::string& quote, Kind kind) {
  Opinion out;
  out.id = id;
  out.text = text;
  out.document = out.anchor.document = "de-an";
  out.kind = kind;
  out.stance = kind == Kind::agree ? Stance::in_favour : Stance::against;
  out.anchor.block = block;
  out.anchor.certain = true;
  out.anchor.start = consultation.drafts[0].blocks[static_cast<std::size_t>(block)].text.find(quote);
  out.anchor.end = out.anchor.start + quote.size();
  return out;
}

}  // namespace

TEST_CASE("for and against one target are one issue of two groups; another target under the heading is another") {
  const Consultation consultation = targets();
  std::vector<Opinion> opinions = {at(consultation, "a", "Giữ 60% phòng học có máy lạnh như dự thảo", 1, "60%", Kind::agree),
                                   at(consultation, "b", "Phòng học có máy lạnh nên nâng lên 75%", 1, "Tỷ lệ phòng học", Kind::indicator),
                                   at(consultation, "c", "Phòng học có máy chiếu nên nâng lên 100%", 2, "80%", Kind::indicator)};
  (void)analyse::group_opinions(consultation, opinions);
  CHECK(opinions[0].group != opinions[1].group);
  CHECK(opinions[0].issue == opinions[1].issue);
  CHECK(opinions[2].issue != opinions[1].issue);
}

TEST_CASE("in a long paragraph the words they speak of tell the points apart") {
  const Consultation consultation = targets();
  std::vector<Opinion> opinions = {at(consultation, "a", "Thư viện đã đủ rộng, bỏ ý này", 3, "mở rộng thư viện ở dãy nhà B", Kind::remove),
                                   at(consultation, "b", "Rất đồng tình", 3, "thư viện", Kind::agree),
                                   at(consultation, "c", "Không cần đèn nhiều như vậy", 3, "lắp đèn chiếu sáng", Kind::remove),
                                   at(consultation, "d", "Tán thành việc lắp đèn chiếu sáng", 3, "Nhà trường", Kind::agree),
                                   at(consultation, "e", "Sửa \"thư viện\" thành \"Thư viện\"", 3, "thư viện", Kind::spelling)};
  (void)analyse::group_opinions(consultation, opinions);
  CHECK(opinions[0].issue == opinions[1].issue);
  CHECK(opinions[2].issue == opinions[3].issue);  // it names the block's own words, wherever it was placed
  CHECK(opinions[0].issue != opinions[2].issue);
  CHECK(opinions[4].issue == opinions[4].group);  // a misspelling is no point of debate
}
