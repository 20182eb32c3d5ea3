// The fields of a request's body. Each that is there but is not what it should be is refused by its name.
#pragma once

#include <boost/json.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace dh::web {

Result<std::string> text_field(const boost::json::object& body, const char* name);           // must be there
Result<std::string> text_field_or_empty(const boost::json::object& body, const char* name);
Result<std::optional<std::string>> optional_text_field(const boost::json::object& body, const char* name);
Result<std::optional<std::int64_t>> optional_number_field(const boost::json::object& body, const char* name);
Result<std::optional<bool>> optional_flag_field(const boost::json::object& body, const char* name);
Result<std::vector<std::string>> texts_field(const boost::json::object& body, const char* name);  // must be there

}  // namespace dh::web
