#include "model/draft.h"

namespace dh {

const char* name(BlockKind kind) {
  switch (kind) {
    case BlockKind::title: return "title";
    case BlockKind::heading: return "heading";
    case BlockKind::run_in: return "run_in";
    case BlockKind::paragraph: return "paragraph";
    case BlockKind::list_item: return "list_item";
    case BlockKind::table: return "table";
    case BlockKind::row: return "row";
    case BlockKind::cell: return "cell";
    case BlockKind::footnote: return "footnote";
  }
  return "";
}

int Draft::heading_of(int block) const {
  while (block >= 0) {
    const Block& at = blocks[static_cast<std::size_t>(block)];
    if (at.kind == BlockKind::heading || at.kind == BlockKind::run_in) return block;
    block = at.parent;
  }
  return -1;
}

}  // namespace dh
