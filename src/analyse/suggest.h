// Groups that may be one opinion in other words, for a person to decide: the machine joins none of them.
#pragma once

#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "model/consultation.h"
#include "model/decision.h"
#include "model/group.h"
#include "model/opinion.h"

namespace dh::analyse {

struct MergeCandidate {
  std::string group, other;         // ids
  double by_words = 0;              // cosine of the rare words, 0 … 1
  double by_meaning = 0;            // of what the words keep company with (meaning.h), -1 … 1
  std::vector<std::string> shared;  // the rarest words that both say, the most telling first
  std::string difference;           // what keeps the machine from joining them: "want", "place"; empty when nothing does
  // Both must speak for it: at one place all keep the same company, and one rare word shared is soon found.
  double likeness() const { return by_meaning > 0 ? std::sqrt(by_words * by_meaning) : 0; }
};

// Best first, `most` at most. Two groups are compared when they stand under one heading or one topic of one document (in
// those of up to 300 groups each with each, in greater ones those that share rare words). Left out: what asks for opposite
// things, other figures, another edit or an answer, what is for the draft against what is not, and what a person split.
std::vector<MergeCandidate> suggest_merges(const Consultation& consultation, std::span<const Opinion> opinions, std::span<const Group> groups,
                                           std::span<const Decision> in_force, std::size_t most);

}  // namespace dh::analyse
