// What the desk's answers say of sources and opinions.
#pragma once

#include <boost/json.hpp>

#include "model/consultation.h"
#include "model/opinion.h"

namespace dh::web {

boost::json::object source_json(const Source& source);
boost::json::object opinion_json(const Opinion& opinion, const Consultation& consultation);
// Where it points: document, heading, words, block, page, line.
boost::json::object place_json(const Opinion& opinion, const Consultation& consultation);

}  // namespace dh::web
