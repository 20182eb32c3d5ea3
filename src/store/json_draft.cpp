#include <array>

#include "store/json.h"
#include "store/json_archive.h"

namespace dh::store {
namespace {

constexpr std::array block_kinds = {"title", "heading", "run_in", "paragraph", "list_item",
                                    "table", "row",     "cell",   "footnote"};
static_assert(block_kinds.size() == static_cast<std::size_t>(BlockKind::footnote) + 1);

}  // namespace

void describe(auto& archive, Is<PagePlace> auto& place) {
  archive("page", place.page);
  archive("paragraph", place.paragraph);
  archive("line_first", place.line_first);
  archive("page_last", place.page_last);
  archive("line_last", place.line_last);
}

void describe(auto& archive, Is<Block> auto& block) {
  archive("parent", block.parent);
  archive.choice("kind", block.kind, block_kinds);
  archive("level", block.level);
  archive("label", block.label);
  archive("text", block.text);
  archive("path", block.path);
  describe(archive, block.place);
  archive("part", block.part);
  archive("paragraph_index", block.paragraph_index);
}

void describe(auto& archive, Is<Draft> auto& draft) {
  archive("id", draft.id);
  archive("title", draft.title);
  archive("version", draft.version);
  archive("document_sha256", draft.document_sha256);
  archive("pdf_sha256", draft.pdf_sha256);
  archive("pages", draft.pages);
  archive("blocks", draft.blocks);
  archive("notes", draft.notes);
}

std::string draft_to_json(const Draft& draft) { return to_json(draft); }
Result<Draft> draft_from_json(std::string_view json) { return from_json<Draft>(json); }

}  // namespace dh::store
