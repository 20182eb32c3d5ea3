#include "analyse/carried_anchors.h"

#include "analyse/compare_drafts.h"

namespace dh::analyse {

OwnAnchors carry_to_newest(const Consultation& consultation, std::span<Opinion> opinions) {
  OwnAnchors own;
  for (const Draft& old : consultation.earlier) {
    const Draft* newest = consultation.draft(old.id);
    if (newest == nullptr) continue;
    std::vector<Opinion> on_old;
    std::vector<std::size_t> at;
    for (std::size_t i = 0; i < opinions.size(); ++i) {
      const Anchor& anchor = opinions[i].anchor;
      if (anchor.document != old.id || anchor.version != old.version) continue;
      on_old.push_back(opinions[i]);
      at.push_back(i);
    }
    if (at.empty()) continue;
    const DraftComparison comparison = compare_drafts(old, *newest, on_old);
    for (std::size_t k = 0; k < at.size(); ++k) {
      Anchor& anchor = opinions[at[k]].anchor;
      own.emplace_back(at[k], anchor);
      const bool placed = anchor.block >= 0;
      anchor.version = newest->version;
      anchor.candidates.clear();
      anchor.block = -1;
      anchor.start = anchor.end = 0;
      if (placed) anchor.certain = false;
    }
    for (const Reanchored& one : comparison.opinions) {
      if (one.block < 0) continue;
      Anchor& anchor = opinions[at[one.opinion]].anchor;
      anchor.block = one.block;
      anchor.start = one.start;
      anchor.end = one.end;
      anchor.certain = on_old[one.opinion].anchor.certain;
    }
  }
  return own;
}

void put_back(std::span<Opinion> opinions, const OwnAnchors& own) {
  for (const auto& [index, anchor] : own) opinions[index].anchor = anchor;
}

}  // namespace dh::analyse
