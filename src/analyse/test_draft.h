// A small draft for the tests of placing: a report of a school library, written for this project.
#pragma once

#include <string>

#include "model/consultation.h"

namespace dh::analyse::testing {

inline Consultation library_report() {
  Draft draft;
  draft.id = "thu-vien";
  draft.title = "Báo cáo thư viện trường";
  draft.version = "1";
  const auto add = [&](int parent, BlockKind kind, int level, const std::string& label, const std::string& path, int page, int paragraph, int line, const std::string& text) {
    Block block;
    block.parent = parent;
    block.kind = kind;
    block.level = level;
    block.label = label;
    block.path = path;
    block.text = text;
    block.part = "word/document.xml";
    block.paragraph_index = static_cast<int>(draft.blocks.size());
    if (kind != BlockKind::footnote) block.place = {page, paragraph, line, page, line + 1};
    draft.blocks.push_back(block);
    return static_cast<int>(draft.blocks.size()) - 1;
  };
  const int one = add(-1, BlockKind::heading, 1, "Phần thứ nhất", "Phần thứ nhất", 1, 0, 1, "PHẦN THỨ NHẤT: KẾT QUẢ ĐẠT ĐƯỢC");
  add(one, BlockKind::paragraph, 0, "", "Phần thứ nhất", 1, 1, 3, "Đại hội xác định chủ đề là: “Đọc sách mỗi ngày, dựng xây trường xanh”.");
  const int i = add(one, BlockKind::heading, 2, "I", "Phần thứ nhất > I", 1, 0, 6, "I. Phục vụ bạn đọc");
  add(i, BlockKind::paragraph, 0, "", "Phần thứ nhất > I", 1, 2, 8, "Phòng đọc mở cửa sáu buổi một tuần, đón bình quân 340 lượt học sinh mỗi ngày; số lượt mượn về nhà tăng đều qua ba năm.");
  const int noted = add(i, BlockKind::paragraph, 0, "", "Phần thứ nhất > I", 1, 3, 11, "Kho sách được kiểm kê hai lần, thanh lý những cuốn rách nát và bổ sung truyện tranh song ngữ.");
  add(noted, BlockKind::footnote, 0, "7", "", 0, 0, 0, " Biên bản kiểm kê tháng sáu ghi thiếu 12 cuốn từ điển.");
  const int ii = add(one, BlockKind::heading, 2, "II", "Phần thứ nhất > II", 2, 0, 1, "II. Hạn chế, yếu kém");
  add(ii, BlockKind::list_item, 0, "-", "Phần thứ nhất > II", 2, 1, 3, "- Máy tính tra cứu hỏng kéo dài, đường truyền chập chờn vào giờ ra chơi.");
  add(ii, BlockKind::list_item, 0, "-", "Phần thứ nhất > II", 2, 2, 5, "- Bàn ghế trong kho lưu trữ ẩm mốc, mái tôn dột khi mưa lớn.");
  const int iii = add(one, BlockKind::heading, 2, "III", "Phần thứ nhất > III", 2, 0, 8, "III. Bài học kinh nghiệm");
  add(iii, BlockKind::list_item, 0, "Một là", "Phần thứ nhất > III", 2, 3, 10, "Một là, giáo viên chủ nhiệm cùng đọc với lớp thì phong trào mới bền.");
  const int two = add(-1, BlockKind::heading, 1, "Phần thứ hai", "Phần thứ hai", 3, 0, 1, "PHẦN THỨ HAI: CHỈ TIÊU VÀ GIẢI PHÁP");
  const int t1 = add(two, BlockKind::heading, 2, "I", "Phần thứ hai > I", 3, 0, 3, "I. Các chỉ tiêu chủ yếu");
  add(t1, BlockKind::list_item, 0, "-", "Phần thứ hai > I", 3, 1, 4, "- Đạt 15 đầu sách trên một học sinh.");
  add(t1, BlockKind::list_item, 0, "-", "Phần thứ hai > I", 3, 2, 6, "- Mở thêm 4 góc đọc ngoài trời ở sân sau.");
  add(t1, BlockKind::list_item, 0, "-", "Phần thứ hai > I", 3, 3, 8, "- Tỷ lệ sách số hóa đạt 60% vào năm cuối.");
  const int t2 = add(two, BlockKind::heading, 2, "II", "Phần thứ hai > II", 3, 0, 10, "II. Nhiệm vụ, giải pháp");
  const int t21 = add(t2, BlockKind::heading, 3, "2.1", "Phần thứ hai > II > 2.1", 3, 0, 12, "2.1. Xây dựng kho sách mở");
  add(t21, BlockKind::paragraph, 0, "", "Phần thứ hai > II > 2.1", 3, 4, 14, "Vận động phụ huynh tặng sách theo tủ sách lớp học, dán mã màu để các em tự lấy và tự trả đúng ngăn.");
  const int t22 = add(t2, BlockKind::heading, 3, "2.2", "Phần thứ hai > II > 2.2", 4, 0, 1, "2.2. Đường truyền và máy tính tra cứu");
  add(t22, BlockKind::paragraph, 0, "", "Phần thứ hai > II > 2.2", 4, 1, 3, "Thay mười bộ máy tính, kéo cáp quang riêng cho phòng đọc và giao tổ tin học trực sửa trong ngày.");
  Consultation out;
  out.drafts.push_back(std::move(draft));
  return out;
}

}  // namespace dh::analyse::testing
