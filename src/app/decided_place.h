// A place as a person writes it: "khoi: Phần thứ hai > II > 1".
#pragma once

#include <string>

#include "base/result.h"
#include "model/consultation.h"
#include "model/decision.h"

namespace dh::app {

// The end of a path is enough where one heading alone ends so. `quote`: words that stand under the heading; may be empty.
Result<DecidedPlace> find_place(const Consultation& consultation, const std::string& words, const std::string& quote);

}  // namespace dh::app
