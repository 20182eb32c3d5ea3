#include "app/desk.h"

#include <algorithm>
#include <map>

#include "app/fingerprint.h"

namespace dh::app {
namespace {

// The place as a person would write it, so that correct_opinion finds that very block again.
PlaceOffer offer_of(const Draft& draft, const PlaceCandidate& candidate) {
  const Block& block = draft.blocks[static_cast<std::size_t>(candidate.block)];
  const int heading = draft.heading_of(candidate.block);
  PlaceOffer offer{draft.id + ": ", {}, candidate.because, candidate.block};
  if (heading < 0) return offer;
  offer.place += draft.blocks[static_cast<std::size_t>(heading)].path;
  if (heading != candidate.block) offer.quote = block.text;
  return offer;
}

}  // namespace

bool may_see(const Roster& roster, const std::string& theirs, const std::string& unit) {
  return theirs.empty() || (!unit.empty() && roster.is_within(unit, theirs));
}

Result<bool> is_analysed(const WorkspaceStore& store) { return TRY(store.fingerprint_of("analysis")) == TRY(fingerprint_of_inputs(store)); }

Result<std::vector<DeskSource>> desk_sources(const WorkspaceStore& store, const Roster& roster, const std::string& unit) {
  std::vector<DeskSource> out;
  std::map<std::string, std::size_t> at;
  for (Source& source : TRY(store.sources())) {
    if (!source.superseded_by.empty() || !may_see(roster, unit, source.unit)) continue;
    at[source.sha256] = out.size();
    out.push_back({std::move(source), 0, 0});
  }
  for (const Opinion& opinion : TRY(store.opinions())) {
    const auto found = at.find(opinion.source);
    if (found == at.end()) continue;
    ++out[found->second].opinions;
    out[found->second].waiting += !opinion.pending.empty();
  }
  return out;
}

Result<std::vector<QueueItem>> desk_queue(const WorkspaceStore& store, const Consultation& consultation, const std::string& unit) {
  std::vector<QueueItem> out;
  for (Opinion& opinion : TRY(store.opinions())) {
    if (opinion.pending.empty() || !may_see(consultation.roster, unit, opinion.unit)) continue;
    QueueItem& item = out.emplace_back();
    const Draft* draft = consultation.draft(opinion.anchor.document);
    if (draft != nullptr && std::ranges::find(opinion.pending, "place") != opinion.pending.end())
      for (const PlaceCandidate& candidate : opinion.anchor.candidates)
        if (candidate.block >= 0 && static_cast<std::size_t>(candidate.block) < draft->blocks.size()) item.places.push_back(offer_of(*draft, candidate));
    item.opinion = std::move(opinion);
  }
  return out;
}

}  // namespace dh::app
