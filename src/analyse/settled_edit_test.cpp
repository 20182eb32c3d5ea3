#include "analyse/settled_edit.h"

#include <doctest/doctest.h>

#include "analyse/cue_words.h"
#include "analyse/rewritten_passage.h"
#include "analyse/stated_edit.h"

namespace {

using namespace dh;
using namespace dh::analyse;

Draft draft_of(std::initializer_list<const char*> paragraphs) {
  Draft draft;
  draft.id = "d";
  for (const char* text : paragraphs) {
    Block block;
    block.text = text;
    draft.blocks.push_back(block);
  }
  return draft;
}

struct Fixture {
  std::vector<Draft> drafts = {draft_of({"Trồng cây bóng mát quanh sân, mở rộng vườn cây bóng mát.", "Thư viện mở cửa 09 -10% thời gian buổi tối, đạt 1.000 lượt bạn đọc mỗi tháng.",
                                         "Khống chế rác thải nhựa; khống chế bụi; chế biến rác hữu cơ, chế biến phân bón.", "Trồng cây bóng bóng mát ở cổng và không chế tiếng ồn, chế phân bón."})};
  WordBonds bonds{drafts};
  SettledEdit settle(const char* text, std::size_t block, const char* reason = "") const {
    const EditPlace place{drafts[0].blocks[block].text, {}, {}, reason, text, false};
    return settle_edit(stated_edit(text), place, bonds);
  }
};

}  // namespace

TEST_CASE("the words around that both quotations repeat do not belong to a mended spelling") {
  const Fixture f;
  const SettledEdit edit = f.settle("Sửa “cổng và không chế tiếng ồn” thành “cổng và khống chế tiếng ồn”.", 3);
  CHECK(edit.proposal.from == "không chế");
  CHECK(edit.proposal.to == "khống chế");
  CHECK(edit.shape == EditShape::spelling);
}

TEST_CASE("a doubled word is shown with its double, wherever the opinion names it") {
  const Fixture f;
  CHECK(f.settle("Trang 3 thừa chữ \"bóng\".", 3).proposal.to == "cây bóng");
  CHECK(f.settle("Bỏ chữ \"bóng\" bị lặp trong câu \"cây bóng bóng mát\".", 3).proposal.from == "cây bóng bóng");
}

TEST_CASE("a missing word is put where the draft has it elsewhere") {
  const Fixture f;
  const SettledEdit edit = f.settle("\"không chế tiếng ồn, chế phân bón\" thiếu chữ \"biến\".", 3);
  CHECK(edit.proposal.to.find("chế biến phân") != std::string::npos);
}

TEST_CASE("a figure replaces the draft's own, as the draft writes it, with its unit, not with what is counted") {
  const Fixture f;
  const SettledEdit share = f.settle("Thời gian mở buổi tối 9 - 10% là thấp, đề nghị nâng lên 15 - 20%.", 1);
  CHECK(share.proposal.from == "09 -10%");
  CHECK(share.proposal.to == "15 - 20%");
  CHECK(share.shape == EditShape::figure);
  const SettledEdit count = f.settle("Đề nghị nâng lên 1.300 lượt bạn đọc.", 1);
  CHECK(count.proposal.from == "1.000");
  CHECK(count.proposal.to == "1.300");
  const SettledEdit pair = f.settle("Đề nghị nâng từ 1.000 lên 1.300 lượt bạn đọc.", 1);
  CHECK(pair.proposal.from == "1.000 lượt bạn đọc");
  CHECK(pair.proposal.to == "1.300 lượt bạn đọc");
}

TEST_CASE("of several figures the one much like it is meant; a unit is completed; a range is written as the draft writes it") {
  const Fixture f;
  const auto settle = [&](const char* block, const char* text) { return settle_edit(stated_edit(text), {block, {}, {}, {}, text, false}, f.bonds).proposal; };
  const Proposal near = settle("Thu hút 50% bạn đọc, trong đó bạn đọc lớn tuổi đạt 5%.", "Bạn đọc phải đạt 60%.");
  CHECK(near.from == "50%");
  CHECK(near.to == "60%");
  const Proposal unit = settle("Quỹ sách đạt 100 triệu đồng mỗi năm.", "Đề nghị hạ quỹ sách xuống 90 triệu vì khó vận động.");
  CHECK(unit.from == "100 triệu đồng");
  CHECK(unit.to == "90 triệu đồng");
  CHECK(settle("Tăng bình quân 09 -10% mỗi năm.", "Nên đạt 12 đến 13%.").to == "12 - 13%");
  CHECK(settle("Đến năm 2025 có 40 tủ sách.", "Đề nghị nâng lên 60 tủ sách.").from == "40");
}

TEST_CASE("words around the old ones that the new wording repeats belong to the edit") {
  const Fixture f;
  const auto settle = [&](const char* block, const char* text) { return settle_edit(stated_edit(text), {block, {}, {}, {}, text, false}, f.bonds).proposal; };
  const Proposal behind = settle("Khuyến khích nhóm bạn đọc trẻ tặng sách cũ.", "Thay chữ \"khuyến khích\" bằng \"mời nhóm bạn đọc trẻ tự nguyện\".");
  CHECK(behind.from == "Khuyến khích nhóm bạn đọc trẻ");
  CHECK(behind.to == "mời nhóm bạn đọc trẻ tự nguyện");
  const Proposal before = settle("Đưa phòng đọc thành phòng đọc kiểu mẫu trong nhóm đầu của huyện.", "\"nhóm đầu\" là quá cao, chỉ nên ghi \"phòng đọc kiểu mẫu khá\".");
  CHECK(before.from == "trong nhóm đầu");
  CHECK(before.to == "khá");
}

TEST_CASE("a sign that is missing or wrong is mended in its figure") {
  const Fixture f;
  const auto settle = [&](const char* block, const char* text) { return settle_edit(stated_edit(text), {block, {}, {}, {}, text, written_without_marks(text)}, f.bonds).proposal; };
  CHECK(settle("Mượn sách tăng 0,52/năm.", "Trang 2: \"0,52/nam\" thieu dau phan tram.").to == "0,52%/năm");
  CHECK(settle("Sách hỏng dưới 2‰.", "Ghi \"dưới 2‰\" chắc nhầm, phải là \"%\".").to == "2%");
}

TEST_CASE("of two that count the same only the number is told") {
  const Fixture f;
  const char* text = "Trang 4 còn ghi \"hai câu lạc bộ lớn của trường\" trong khi nay là ba câu lạc bộ, đề nghị sửa.";
  const Proposal edit = settle_edit(stated_edit(text), {"Duy trì hai câu lạc bộ lớn của trường.", {}, {}, {}, text, false}, f.bonds).proposal;
  CHECK(edit.from == "hai câu lạc bộ lớn");
  CHECK(edit.to == "ba câu lạc bộ lớn");
}

TEST_CASE("an example shows where the words shall stand") {
  const Fixture f;
  const char* text = "Nên thêm chữ \"say mê\", ví dụ \"...đọc sách mỗi ngày, nuôi lòng say mê...\".";
  const Proposal edit = settle_edit(stated_edit(text), {"Chủ đề: đọc sách mỗi ngày, dựng trường xanh.", {}, {}, {}, text, false}, f.bonds).proposal;
  CHECK(edit.after == "đọc sách mỗi ngày");
  CHECK(edit.to == "nuôi lòng say mê");
}

TEST_CASE("what is told as reached asks for nothing") {
  const Fixture f;
  CHECK(f.settle("Năm trước đã đạt 1.200 lượt.", 1).proposal.empty());
}

TEST_CASE("words put after a quotation are an insertion, not a replacement") {
  const Fixture f;
  const SettledEdit edit = f.settle("Câu \"Trồng cây bóng mát quanh sân\" nên thêm \"và lối đi\".", 0);
  CHECK(edit.proposal.from.empty());
  CHECK(edit.proposal.to == "và lối đi");
  CHECK(edit.shape == EditShape::insertion);
}

TEST_CASE("the new wording beside the old in two columns") {
  const Fixture f;
  const EditPlace place{f.drafts[0].blocks[1].text, {}, "đạt 1.000 lượt bạn đọc mỗi tháng", {}, {}, false};
  const SettledEdit edit = settle_rewritten("đạt 2.000 lượt bạn đọc mỗi tháng", place, f.bonds);
  CHECK(edit.shape == EditShape::figure);
  CHECK(edit.proposal.from == "1.000 lượt bạn đọc");
  CHECK(edit.proposal.to == "2.000 lượt bạn đọc");
}

TEST_CASE("an acronym for another is a matter of wording, not of spelling") {
  const Fixture f;
  const EditPlace place{"tăng GDP của tỉnh", {}, {}, {}, {}, false};
  CHECK(settle_edit(stated_edit("Sửa \"tăng GDP của\" thành \"tăng GRDP của\"."), place, f.bonds).shape == EditShape::wording);
}

TEST_CASE("a missing word without quotation marks, before or behind the phrase") {
  const Fixture f;
  CHECK(f.settle("\"không chế tiếng ồn, chế phân bón\" thiếu chữ biến.", 3).proposal.to.find("chế biến phân") != std::string::npos);
  CHECK(f.settle("Trang 1 sót chữ biến: \"chế phân bón\"", 3).proposal.to == "chế biến phân bón");
}

TEST_CASE("a wording mended without quotation marks, and a few new words that name no old ones") {
  const Fixture f;
  const Proposal mended = f.settle("Cuối trang viết không chế tiếng ồn, phải là khống chế tiếng ồn.", 3).proposal;
  CHECK(mended.from == "không chế");
  CHECK(mended.to == "khống chế");
  const char* text = "Đề nghị chỉ ghi \"nhóm khá\".";
  const char* block = "Phấn đấu thư viện của trường vào nhóm đầu các thư viện của huyện";
  const Proposal few = settle_edit(stated_edit(text), {block, block, {}, {}, text, false}, f.bonds).proposal;
  CHECK(few.from == "nhóm đầu");
  CHECK(few.to == "nhóm khá");
}

TEST_CASE("of a passage written anew: the clause that changes most, the figure alone, no end inside a word") {
  const Fixture f;
  const auto rewrite = [&](const char* old, const char* text) { return settle_rewritten(text, {old, {}, old, {}, text, false}, f.bonds).proposal; };
  const Proposal clause = rewrite("Mỗi lớp có 80% bạn đọc đạt “Chăm đọc”; trong đó 20% “Rất chăm đọc”.", "Mỗi lớp có 80% bạn đọc đạt “Chăm đọc” trở lên; trong đó không quá 20% số bạn chăm đọc được khen “Rất chăm đọc”");
  CHECK(clause.from == "trong đó 20% “Rất chăm đọc”");
  CHECK(clause.to == "trong đó không quá 20% số bạn chăm đọc được khen “Rất chăm đọc”");
  const Proposal figure = rewrite("tặng sách mới cho 230 bạn đọc", "mỗi năm tặng sách mới cho 260 bạn đọc");
  CHECK(figure.from == "230 bạn đọc");
  CHECK(figure.to == "260 bạn đọc");
  CHECK(rewrite("vườn cây của các bạn đọc các lớp trong trường", "vườn cây của bạn đọc các lớp trong trường").to == "của bạn đọc các lớp");
}

TEST_CASE("a syllable typed over in the draft is shown with the one that its word still has") {
  Fixture f;
  f.drafts.push_back(draft_of({"Cách mạng số; cách mạng xanh; cuộc cách mạng đọc sách."}));
  const WordBonds bonds(f.drafts);
  MarkedRange mark;
  mark.via = MarkedRange::Via::replaced;
  mark.paragraph = "Tuyên truyền mạch mạng số trong trường.";
  mark.start = mark.paragraph.find("mạch");
  mark.end = mark.start + std::string("mạch").size();
  mark.inserted = "cách";
  const Proposal edit = settle_tracked(mark, bonds).proposal;
  CHECK(edit.from == "mạch mạng");
  CHECK(edit.to == "cách mạng");
}

TEST_CASE("what a figure counts belongs to the edit when the opinion names it before, and must be the same in a sentence of its own") {
  const Fixture f;
  const auto settle = [&](const char* block, const char* text) { return settle_edit(stated_edit(text), {block, {}, {}, {}, text, false}, f.bonds).proposal; };
  const char* target = "Trong năm học kết nạp 1.000 bạn đọc, mở 12 tủ sách.";
  CHECK(settle(target, "Hạ chỉ tiêu kết nạp bạn đọc xuống 800 vì thiếu sách.").to == "800 bạn đọc");
  CHECK(settle(target, "Đề nghị phát triển 1.200 bạn đọc mới.").to == "1.200");
  CHECK(settle(target, "Đề nghị xây dựng 3 thư viện.").empty());
  CHECK(settle(target, "Kết nạp 900 bạn đọc là đủ.").to == "900");
  const Proposal two = settle("Mượn sách đạt 80%.", "Chỗ này ghi 80%, chỗ kia ghi 90% bạn đọc mượn sách, đề nghị thống nhất 80%.");
  CHECK(two.from == "90%");
  CHECK(two.to == "80%");
}

TEST_CASE("the new wording takes the place of what is built like it, or of what stands before its figure") {
  const Fixture f;
  const auto settle = [&](const char* block, const char* text) { return settle_edit(stated_edit(text), {block, block, {}, {}, text, false}, f.bonds).proposal; };
  CHECK(settle("Chất lượng của phong trào “Mỗi tuần một cuốn sách” có mặt còn hạn chế; thư viện mở cửa sáu buổi một tuần và đón ba trăm bạn đọc mỗi ngày.", "Đề nghị ghi \"nhiều lớp còn hình thức\".").from == "có mặt còn hạn chế");
  CHECK(settle("có 20% bạn đọc được khen", "Đổi \"có 20% bạn đọc được khen\" thành \"không quá 20%\".").from == "có 20%");
  CHECK(settle("Thư viện Trường Tiểu học Hòa An", "Sửa \"Trường Tiểu học Hòa An\" thành \"trường tiểu học\".").from == "Trường Tiểu học Hòa An");
}

TEST_CASE("a doubled word is shown with both when they stand apart; a number given twice goes on") {
  const Fixture f;
  const auto settle = [&](const char* block, const char* text) { return settle_edit(stated_edit(text), {block, {}, {}, {}, text, written_without_marks(text)}, f.bonds).proposal; };
  const Proposal apart = settle("nhà trường luôn coi bạn đọc luôn là trung tâm", "Lặp chữ \"luôn\" hai lần: \"luôn coi bạn đọc luôn là trung tâm\". Bỏ chữ \"luôn\" thứ hai.");
  CHECK(apart.from == "luôn coi bạn đọc luôn là");
  CHECK(apart.to == "luôn coi bạn đọc là");
  CHECK(settle("", "Lỗi đánh số: hai mục 3.2.1 liền nhau.").to == "3.2.2");
  CHECK(settle("Khống chế bụi; không chế tiếng ồn.", "thieu chu bien: \"che phan bon\"").to == "bien");
}

TEST_CASE("a shortened quotation ends with its sentence or at a semicolon; a mark in the margin reaches to the end of the clause") {
  const Fixture f;
  const char* block = "Mở vườn đọc sách ở sân sau, mua ghế đá; trồng thêm hoa quanh cổng.";
  const char* cut_short = "Bỏ vế \"Mở vườn đọc sách...\" vì trùng.";
  CHECK(settle_edit(stated_edit(cut_short), {block, {}, {}, {}, cut_short, false}, f.bonds).proposal.from == "Mở vườn đọc sách ở sân sau, mua ghế đá");
  const char* marked = "Bỏ câu này.";
  CHECK(settle_edit(stated_edit(marked), {block, "Mở vườn đọc sách", {}, {}, marked, false}, f.bonds).proposal.from == "Mở vườn đọc sách ở sân sau");
}

TEST_CASE("of a long argument the quotation that the draft holds is what shall be changed") {
  const Fixture f;
  const char* block = "Đưa thư viện thành điểm sáng của cả huyện.";
  const char* text = "Mục tiêu \"thành điểm sáng của cả huyện\" là cao. Báo cáo nhận \"chưa đạt mức khá của cụm\". Đề nghị ghi \"thành thư viện khá của huyện\".";
  CHECK(settle_edit(stated_edit(text), {block, {}, {}, {}, text, false}, f.bonds).proposal.from == "thành điểm sáng của cả huyện");
}
