// Two versions of a draft: what became of every paragraph, where the opinions on the old one stand in the new one, and
// whether what they asked for is there.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/draft.h"
#include "model/opinion.h"

namespace dh::analyse {

enum class BlockFate { same, moved, changed, removed, added };
const char* name(BlockFate fate);  // "same", "moved" …

// One paragraph, heading, cell or footnote; blocks without words of their own (tables, rows) are left out.
struct BlockChange {
  BlockFate fate = BlockFate::same;
  int old_block = -1;  // -1: added
  int new_block = -1;  // -1: removed
};

enum class Adoption {
  unstated,  // the opinion states no edit of its own
  adopted,   // what it would put in is there, what it would take out is not
  rejected,  // the words it would change stand as they stood
  unclear,   // the place was rewritten otherwise
};
const char* name(Adoption adoption);

struct Reanchored {
  std::size_t opinion = 0;  // index
  int block = -1;           // in the new version; -1: what it speaks of is there no more
  std::size_t start = 0, end = 0;  // bytes in the block's text; start == end: the block as a whole
  bool reworded = false;    // the words it points at are not all there
  Adoption adoption = Adoption::unstated;
};

struct DraftComparison {
  std::vector<BlockChange> blocks;     // in the order of the new version, removed ones after what they stood behind
  std::vector<Reanchored> opinions;    // of those with a place in the old version, in their order
};

// Opinions whose anchor is on another document or version are left out. Quotations are found by text/refind.h: not found
// rather than a wrong place.
DraftComparison compare_drafts(const Draft& old_draft, const Draft& new_draft, std::span<const Opinion> opinions);

}  // namespace dh::analyse
