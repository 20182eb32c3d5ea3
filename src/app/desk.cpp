#include "app/desk.h"

#include <algorithm>

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

std::vector<DeskSource> desk_sources(const DeskSnapshot& desk, const Roster& roster, const std::string& unit) {
  std::vector<DeskSource> out;
  for (const Source& source : desk.sources) {
    if (!may_see(roster, unit, source.unit)) continue;
    DeskSource& one = out.emplace_back(DeskSource{&source, 0, 0});
    const auto found = desk.opinions_of.find(source.sha256);
    if (found == desk.opinions_of.end()) continue;
    one.opinions = static_cast<int>(found->second.size());
    for (const std::size_t at : found->second) one.waiting += !desk.opinions[at].pending.empty();
  }
  return out;
}

std::vector<PlaceOffer> place_offers(const Consultation& consultation, const Opinion& opinion) {
  std::vector<PlaceOffer> out;
  const Draft* draft = consultation.draft_of(opinion.anchor);
  if (draft == nullptr) return out;
  for (const PlaceCandidate& candidate : opinion.anchor.candidates)
    if (candidate.block >= 0 && static_cast<std::size_t>(candidate.block) < draft->blocks.size()) out.push_back(offer_of(*draft, candidate));
  return out;
}

std::vector<QueueItem> desk_queue(const DeskSnapshot& desk, const Consultation& consultation, const std::string& unit) {
  std::vector<QueueItem> out;
  for (const Opinion& opinion : desk.opinions) {
    if (opinion.pending.empty() || !may_see(consultation.roster, unit, opinion.home)) continue;
    QueueItem& item = out.emplace_back(QueueItem{&opinion, {}});
    if (std::ranges::find(opinion.pending, "place") != opinion.pending.end()) item.places = place_offers(consultation, opinion);
  }
  return out;
}

}  // namespace dh::app
