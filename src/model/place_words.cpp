#include "model/place_words.h"

namespace dh {

std::string place_in_words(const Draft& draft, int block) {
  const int heading = draft.heading_of(block);
  std::string out = heading < 0 ? std::string() : draft.blocks[static_cast<std::size_t>(heading)].path;
  const PagePlace& at = draft.blocks[static_cast<std::size_t>(block)].place;
  const auto add = [&out](const std::string& words) { out += (out.empty() ? "" : ", ") + words; };
  if (at.page > 0) add("trang " + std::to_string(at.page));
  if (at.line_first > 0) add("dòng " + std::to_string(at.line_first));
  return out;
}

int block_at(const Draft& draft, int page, int line) {
  int best = -1;
  for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
    const Block& block = draft.blocks[i];
    const PagePlace& at = block.place;
    if (block.text.empty() || at.page <= 0 || block.kind == BlockKind::footnote) continue;
    const int last_page = at.page_last > 0 ? at.page_last : at.page;
    if (page < at.page || page > last_page) continue;
    if (line <= 0) return static_cast<int>(i);
    const bool begun = at.page < page || (at.line_first > 0 && at.line_first <= line);
    const bool over = last_page == page && at.line_last > 0 && at.line_last < line;
    if (begun && !over) return static_cast<int>(i);
    if (begun) best = static_cast<int>(i);
  }
  return best;
}

}  // namespace dh
