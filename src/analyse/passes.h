// The passes from opinions to a synthesis: model to model, pure, each from the consultation and the opinions alone.
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "model/consultation.h"
#include "model/decision.h"
#include "model/group.h"
#include "model/opinion.h"
#include "model/synthesis.h"

namespace dh::analyse {

// Gives each opinion its document and anchor. Unsure: anchor.certain stays false, candidates are listed, "place" is
// pending. `known`: others that were placed before; how people spoke of a place is learnt from them too.
void place_opinions(const Consultation& consultation, std::span<Opinion> opinions, std::span<const Opinion> known = {});

// Gives kind, topic, stance, proposal, argument.
void judge_opinions(const Consultation& consultation, std::span<Opinion> opinions);

// Sets group, alike, issue, singular on each opinion; gives the groups, ordered by id. Independent of the order of
// `opinions`. What persons merged stays together and what they split stays apart, whatever the rules would say.
std::vector<Group> group_opinions(const Consultation& consultation, std::span<Opinion> opinions, std::span<const Decision> in_force = {});

struct SynthesisRequest {
  std::string unit;  // code; empty: the root
  std::string date;  // ISO 8601 day
  std::string place_name;
  int unread_files = 0;
  std::vector<std::pair<std::string, int>> sources_by_unit;  // unit code, files read
  std::vector<ChannelSources> channels;  // of those
  bool silence_is_assent = false, spoken_opinions_count = false;
  std::vector<ReportedFigure> external;
  // Of groups at one place: one opinion of each in the wanted order, as persons decided it one after the other. Groups that
  // are not named follow as they stood.
  std::vector<std::vector<std::string>> orders;
  std::set<std::string> representatives;  // ids of opinions whose words show their group; left out: the first by id
};
// The report of one unit, from all opinions (those of other units are left out).
Synthesis synthesise(const Consultation& consultation, std::span<const Opinion> opinions, const SynthesisRequest& request);

}  // namespace dh::analyse
