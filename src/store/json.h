// The model's nested structs as the JSON that the store keeps in columns. Nothing is lost: from_json(to_json(x)) == x
// field by field.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/decision.h"
#include "model/draft.h"
#include "model/guide.h"
#include "model/opinion.h"
#include "model/source.h"

namespace dh::store {

std::string guide_to_json(const Guide& guide);
Result<Guide> guide_from_json(std::string_view json);

std::string draft_to_json(const Draft& draft);
Result<Draft> draft_from_json(std::string_view json);

// Of what is empty, as most are, the JSON is the empty string.
std::string hints_to_json(const Hints& hints);
Result<Hints> hints_from_json(std::string_view json);
std::string anchor_to_json(const Anchor& anchor);
Result<Anchor> anchor_from_json(std::string_view json);
std::string proposal_to_json(const Proposal& proposal);
Result<Proposal> proposal_from_json(std::string_view json);
std::string judgements_to_json(const Judgements& judgements);
Result<Judgements> judgements_from_json(std::string_view json);
// Everything, as units send it to each other. What is not known of a newer program's is passed over.
std::string opinion_to_json(const Opinion& opinion);
Result<Opinion> opinion_from_json(std::string_view json);
// Without the texts of its parts, which may be large; with their names.
std::string source_to_json(const Source& source);
Result<Source> source_from_json(std::string_view json);
// Without number, time, person and action, which have columns of their own.
std::string decision_to_json(const Decision& decision);
Result<Decision> decision_from_json(std::string_view json);
std::string words_to_json(const std::vector<std::string>& words);
Result<std::vector<std::string>> words_from_json(std::string_view json);

}  // namespace dh::store
