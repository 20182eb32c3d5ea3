// How people point into a draft, in words: "Trang 22, dòng 37 từ trên xuống", "mục 1.2.3 Phần thứ hai", "gạch đầu dòng
// thứ 3", "chú thích số 50", "như trên".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dh::analyse {

inline constexpr int the_last = -1;  // "đoạn cuối", "gạch đầu dòng cuối cùng"

// 0 where nothing is said; numbers count from 1.
struct Pointer {
  int page = 0;
  int paragraph = 0;  // on the page, or under the heading
  int line = 0;       // on the page, or in the paragraph
  bool line_from_below = false;
  int bullet = 0;                   // "gạch đầu dòng thứ 3", "ý thứ hai", "dấu + thứ sáu"
  int row = 0;                      // of a table: by the number in its first cell
  std::vector<int> footnotes;       // in the order named
  std::vector<std::string> labels;  // of headings, outermost first, as label_key gives them
  bool heading_itself = false;      // "tiêu đề IV": its words, not what stands under it
  bool back = false;                // "như trên", "cùng mục": where the opinion before it is
  bool empty() const {
    return page == 0 && labels.empty() && bullet == 0 && line == 0 && paragraph == 0 && row == 0 && footnotes.empty() && !back;
  }
};

enum class PointerIn {
  text,       // an opinion: labels are named as such ("mục 3.1")
  reference,  // words beside it that only point: a label may stand alone ("3.1 Kinh tế")
};
Pointer parse_pointer(std::string_view text, PointerIn where = PointerIn::text);

// A heading's label as people may write it, folded to one form: "Phần thứ hai" and "Phần II" are "phan 2", "II" is "ii".
std::string label_key(std::string_view label);

// 1 for "nhất", "một", "đầu", "1", "I" …; 0 for what is no number.
int ordinal(std::string_view word);

}  // namespace dh::analyse
