// A person's corrections, laid over what the passes found; each step right after the pass whose result it corrects, so
// that what follows builds on it.
#pragma once

#include <span>

#include "model/consultation.h"
#include "model/decision.h"
#include "model/group.h"
#include "model/opinion.h"

namespace dh::analyse {

// Before anything: unit and member as intake found them, also where a correction was undone since. `all`: every
// decision ever made.
void restore_intake(std::span<Opinion> opinions, std::span<const Decision> all);

// After place_opinions: document and place. A place whose words no version of the draft holds any more awaits a person.
void decide_places(const Consultation& consultation, std::span<Opinion> opinions, std::span<const Decision> in_force);

// After judge_opinions: kind, stance, topic, unit, member.
void decide_judgements(std::span<Opinion> opinions, std::span<const Decision> in_force);

// After group_opinions: singular, representative.
void decide_groups(std::span<Opinion> opinions, std::vector<Group>& groups, std::span<const Decision> in_force);

}  // namespace dh::analyse
