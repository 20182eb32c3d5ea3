// Boxes to tick in forms: "☒ Tỉnh   ☐ Khối", "[x] Đồng ý [ ] Không đồng ý".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dh::intake {

// [mark, label) is the box and the blanks behind it, [label, end) what may be chosen, with blanks; in bytes.
struct TickBox {
  std::size_t mark = 0, label = 0, end = 0;
  bool ticked = false;
};

// In their order; empty when the text has none. Each ends where the next begins.
std::vector<TickBox> tick_boxes(std::string_view text);

// The labels of the boxes that are ticked, joined by ", ".
std::string ticked_words(std::string_view text, const std::vector<TickBox>& boxes);

}  // namespace dh::intake
