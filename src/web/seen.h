// What the handlers of the desk ask before they decide about an opinion or a group: whether it is the caller's to see.
#pragma once

#include <string>

#include "app/decider.h"
#include "web/api.h"

namespace dh::web {

// Not found when it is another unit's; refused when the guide keeps its document off networks (app/policy.h).
Result<Opinion> seen_opinion(Call& call, const Consultation& consultation, const std::string& id);
// Refused when some opinions of it are another unit's, or on what is kept off networks.
Status check_own_group(Call& call, const app::DeskSnapshot& desk, const Consultation& consultation, const std::string& group);

// The caller, at the desk of their unit.
app::Decider decider(const Call& call);

// The answer to a decision; what builds on it is judged anew behind it.
HttpResponse decided(Call& call, std::int64_t number);

}  // namespace dh::web
