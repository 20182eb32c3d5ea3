#include "analyse/speech_acts.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

using namespace dh::analyse;

TEST_CASE("to disagree with a change is to keep the draft") {
  CHECK(speech_acts("Tôi không đồng ý với việc bỏ vườn ươm.").keep);
  CHECK_FALSE(speech_acts("Tôi không đồng ý với việc bỏ vườn ươm.").agree);
  CHECK(speech_acts("Không nên nâng số giờ mở cửa.").keep);
  CHECK(speech_acts("Không đồng ý mục này.").disagree);
}

TEST_CASE("to make one is not to agree") {
  CHECK(speech_acts("Thống nhất nội dung mục này.").agree);
  CHECK_FALSE(speech_acts("Đề nghị viết thống nhất một tên gọi.").agree);
  CHECK_FALSE(speech_acts("Hai chỗ ghi khác nhau, cần thống nhất một con số.").agree);
}

TEST_CASE("to keep something in the world is not to keep the draft") {
  CHECK_FALSE(speech_acts("Trồng thêm tre để giữ đất bờ sông.").keep);
  CHECK(speech_acts("Giữ mức 40% như dự thảo.").keep);
}

TEST_CASE("what stands in quotation marks is not said by the writer") {
  const SpeechActs acts = speech_acts("Câu \"bỏ bãi xe, thêm ghế đá\" viết hơi dài.");
  CHECK_FALSE(acts.remove);
  CHECK_FALSE(acts.add);
}

TEST_CASE("sections are merged, words are carried to another place") {
  CHECK(speech_acts("Nên gộp mục 2.1 và 2.2 làm một.").move);
  CHECK_FALSE(speech_acts("Gộp hai tổ trồng cây lại.").move);
  CHECK(speech_acts("Số liệu về rác nên chuyển lên phần thực trạng.").carry);
}

TEST_CASE("without tone marks the same is read") {
  CHECK(speech_acts("de nghi bo sung cho ngoi doc sach").add);
  CHECK_FALSE(speech_acts("minh khong thay noi den bai xe").replace);
}

TEST_CASE("a negated wish is none") {
  rc::check([] {
    const std::string verb = *rc::gen::element<std::string>("bổ sung", "thêm", "sửa", "bỏ");
    const std::string thing = *rc::gen::element<std::string>("hồ nước", "mái che", "kho sách", "lối đi bộ");
    const SpeechActs wish = speech_acts("Đề nghị " + verb + ' ' + thing + '.');
    const SpeechActs denied = speech_acts("Không nên " + verb + ' ' + thing + '.');
    RC_ASSERT(wish.add || wish.replace || wish.remove);
    RC_ASSERT(!denied.add && !denied.replace && !denied.remove);
    RC_ASSERT(bool(denied.keep));
  });
}

TEST_CASE("what stands wholly in quotation marks is what the writer says") {
  CHECK(speech_acts("=F(\"x\",\"Nhất trí chỉ tiêu mượn sách\")").agree);
  CHECK_FALSE(speech_acts("Bỏ câu \"Nhất trí chỉ tiêu mượn sách\" ở trang 2.").agree);
}

TEST_CASE("without tone marks a short word is no request to stop") {
  CHECK_FALSE(speech_acts("nen them quy tin dung cho ban doc").remove);
  CHECK(speech_acts("nên dừng việc thu phí bạn đọc").remove);
}
