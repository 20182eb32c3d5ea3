#include "analyse/spot.h"

namespace dh::analyse {
namespace {

constexpr std::size_t short_block = 160;  // bytes

bool is_above(const Draft& draft, int above, int below) {
  for (int at = below; at >= 0; at = draft.blocks[static_cast<std::size_t>(at)].parent)
    if (at == above) return true;
  return false;
}

bool ranges_meet(const Spot& one, const Spot& other) {
  return one.end > one.start && other.end > other.start && one.start < other.end && other.start < one.end;
}

bool is_heading(const Spot& spot) {
  const BlockKind kind = spot.draft->blocks[static_cast<std::size_t>(spot.block)].kind;
  return kind == BlockKind::heading || kind == BlockKind::run_in || kind == BlockKind::title;
}

}  // namespace

Spot spot_of(const Consultation& consultation, const Opinion& opinion) {
  Spot spot;
  const Anchor& anchor = opinion.anchor;
  const Draft* draft = consultation.draft(anchor.document);
  if (draft == nullptr || anchor.block < 0 || static_cast<std::size_t>(anchor.block) >= draft->blocks.size()) return spot;
  const Block& block = draft->blocks[static_cast<std::size_t>(anchor.block)];
  spot.draft = draft;
  spot.block = anchor.block;
  spot.heading = draft->heading_of(anchor.block);
  spot.start = anchor.start;
  spot.end = anchor.end;
  spot.certain = anchor.certain;
  spot.one_point = block.text.size() <= short_block || block.kind == BlockKind::title;
  return spot;
}

Nearness nearness(const Spot& one, const Spot& other) {
  if (one.draft == nullptr || other.draft == nullptr) return Nearness::unknown;
  const bool sure = one.known() && other.known();
  if (one.draft != other.draft) return sure ? Nearness::elsewhere : Nearness::unknown;
  if (one.block == other.block && sure) return ranges_meet(one, other) || one.one_point ? Nearness::here : Nearness::block;
  if (one.heading == other.heading && one.heading >= 0) return Nearness::heading;
  // A place that is a heading alone does not contradict a paragraph below it.
  if (sure && ((is_heading(one) && is_above(*one.draft, one.block, other.block)) || (is_heading(other) && is_above(*one.draft, other.block, one.block)))) return Nearness::heading;
  return sure ? Nearness::elsewhere : Nearness::unknown;
}

}  // namespace dh::analyse
