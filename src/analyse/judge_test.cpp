#include <doctest/doctest.h>

#include <string>

#include "analyse/passes.h"

using namespace dh;

namespace {

// A plan for a school yard, and a guide that asks about its parts.
Consultation consultation() {
  Consultation out;
  const auto topic = [&](const char* label, const char* text) { out.guide.topics.push_back({label, "1", text, {"sân"}}); };
  topic("1.1", "Góp ý về kết quả và số liệu của năm học trước.");
  topic("1.2", "Phân tích những hạn chế, yếu kém trong chăm sóc cây.");
  topic("1.3", "Góp ý về mục tiêu, nhiệm vụ và giải pháp.");
  topic("1.4", "Góp ý hệ thống các chỉ tiêu chủ yếu.");
  topic("1.5", "Các nội dung khác: bố cục, văn phong, chính tả.");
  Draft draft;
  draft.id = "sân";
  const auto add = [&](BlockKind kind, int parent, const char* path, const char* text) {
    Block block;
    block.kind = kind;
    block.parent = parent;
    block.path = path;
    block.level = kind == BlockKind::heading ? (parent < 0 ? 1 : 2) : 0;
    block.text = text;
    draft.blocks.push_back(block);
  };
  add(BlockKind::heading, -1, "I", "I. KẾT QUẢ NĂM HỌC TRƯỚC");
  add(BlockKind::paragraph, 0, "I", "Đã trồng 120 cây bóng mát quanh sân bóng, làm mái che cho nhà để xe đạp.");
  add(BlockKind::heading, -1, "II", "II. HẠN CHẾ");
  add(BlockKind::paragraph, 2, "II", "Vườn ươm thiếu nước tưới trong mùa khô, nhiều cây con bị chết.");
  add(BlockKind::heading, -1, "III", "III. CÁC CHỈ TIÊU CHỦ YẾU");
  add(BlockKind::paragraph, 4, "III", "Tỷ lệ diện tích có bóng cây đạt 40% sân trường.");
  add(BlockKind::heading, -1, "IV", "IV. NHIỆM VỤ VÀ GIẢI PHÁP");
  add(BlockKind::paragraph, 6, "IV", "Mỗi lớp chăm sóc một hàng cây, ghi nhật ký tưới nước hằng tuần.");
  out.drafts.push_back(draft);
  return out;
}

Opinion judged(const std::string& text, int block) {
  const Consultation all = consultation();
  Opinion opinion;
  opinion.id = "1";
  opinion.text = text;
  opinion.document = "sân";
  opinion.anchor.document = "sân";
  opinion.anchor.block = block;
  opinion.anchor.certain = block >= 0;
  analyse::judge_opinions(all, {&opinion, 1});
  return opinion;
}

}  // namespace

TEST_CASE("the topic follows from the heading of the place, the kind or the figure asked for") {
  CHECK(judged("Đề nghị bổ sung số cây trồng của khối 8.", 1).topic == "1.1");
  CHECK(judged("Đề nghị nêu thêm việc tưới muộn.", 3).topic == "1.2");
  CHECK(judged("Mỗi lớp nên thêm một hàng cây ăn quả.", 7).topic == "1.3");
  CHECK(judged("Chỉ tiêu 40% là thấp, đề nghị nâng lên 45%.", 5).topic == "1.4");
  CHECK(judged("Sửa \"bóng mát\" thành \"bóng mát,\" cho đúng chính tả.", 1).topic == "1.5");
}

TEST_CASE("kind and stance of what is asked") {
  const Opinion raise = judged("Chỉ tiêu 40% là thấp, đề nghị nâng lên 45%.", 5);
  CHECK(raise.kind == Kind::indicator);
  CHECK(raise.stance == Stance::against);
  CHECK(raise.proposal.from == "40%");
  CHECK(raise.proposal.to == "45%");
  const Opinion keep = judged("Giữ mức 40%, không nên nâng vì sân hẹp.", 5);
  CHECK(keep.kind == Kind::agree);
  CHECK(keep.stance == Stance::in_favour);
  CHECK(judged("Bỏ đoạn này.", 3).kind == Kind::remove);
  CHECK(judged("Mái che tính cả nhà để xe máy hay không?", 1).kind == Kind::question);
  CHECK(judged("Nhất trí với nhiệm vụ này.", 7).kind == Kind::agree);
  CHECK(judged("Nhất trí, đề nghị thêm việc bón phân.", 7).kind == Kind::add);
  CHECK(judged("Hiến kế: lập đội tưới cây buổi sớm.", -1).kind == Kind::proposal);
}

TEST_CASE("words alone stand for the draft's words that they are much like") {
  const Opinion opinion = judged("Tỷ lệ diện tích có bóng cây đạt 50% sân trường", 5);
  CHECK(opinion.kind == Kind::indicator);
  CHECK(opinion.proposal.from.find("40%") != std::string::npos);
  CHECK(opinion.proposal.to.find("50%") != std::string::npos);
}

TEST_CASE("a judgement tells by which words and how sure") {
  const Opinion sure = judged("Nhất trí với nhiệm vụ này.", 7);
  CHECK(sure.judged.kind.certain);
  CHECK(sure.judged.kind.because == "nhất trí");
  CHECK(sure.judged.topic.certain);
  const Opinion unsure = judged("Sân trường buổi chiều.", -1);
  CHECK_FALSE(unsure.judged.kind.certain);
  CHECK(unsure.pending == std::vector<std::string>{"topic", "kind"});
}

TEST_CASE("judging again changes nothing") {
  const Consultation all = consultation();
  Opinion once = judged("Sân trường buổi chiều.", -1), twice = once;
  analyse::judge_opinions(all, {&twice, 1});
  CHECK(once.pending == twice.pending);
  CHECK(once.kind == twice.kind);
  CHECK(once.topic == twice.topic);
  CHECK(once.argument == twice.argument);
}
