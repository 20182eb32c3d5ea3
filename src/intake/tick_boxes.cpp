#include "intake/tick_boxes.h"

#include <array>
#include <utility>

#include "text/utf8.h"

namespace dh::intake {
namespace {

constexpr std::array<std::pair<std::string_view, bool>, 15> marks{{{"☒", true}, {"☑", true}, {"✓", true}, {"✔", true}, {"🗹", true}, {"🗷", true}, {"[x]", true}, {"[X]", true}, {"[v]", true},
                                                                     {"☐", false}, {"□", false}, {"▢", false}, {"[ ]", false}, {"[]", false}, {"❏", false}}};

}  // namespace

std::vector<TickBox> tick_boxes(std::string_view text) {
  std::vector<TickBox> boxes;
  for (std::size_t at = 0; at < text.size();) {
    bool found = false;
    for (const auto& [mark, ticked] : marks) {
      if (!text.substr(at).starts_with(mark)) continue;
      if (!boxes.empty()) boxes.back().end = at;
      std::size_t label = at + mark.size();
      while (label < text.size() && (text[label] == ' ' || text[label] == '\t')) ++label;
      boxes.push_back({at, label, text.size(), ticked});
      at = label;
      found = true;
      break;
    }
    if (!found) ++at;
  }
  return boxes;
}

std::string ticked_words(std::string_view text, const std::vector<TickBox>& boxes) {
  std::string out;
  for (const TickBox& box : boxes) {
    const std::string_view label = trim(text.substr(box.label, box.end - box.label));
    if (!box.ticked || label.empty()) continue;
    if (!out.empty()) out += ", ";
    out += label;
  }
  return out;
}

}  // namespace dh::intake
