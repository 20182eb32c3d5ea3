// The id of an opinion: where its characters stand in which bytes, and the characters.
#pragma once

#include <string>

#include "model/opinion.h"

namespace dh {

std::string opinion_id(const Opinion& opinion);

}  // namespace dh
