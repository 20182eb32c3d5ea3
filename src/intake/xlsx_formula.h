// Formulas are never computed; only text that a formula holds as it stands is read from it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dh::intake {

// The text of a formula made of literals only: "…", numbers, & and CONCATENATE of such, and HYPERLINK, whose shown
// text it is. Nothing for any other formula.
std::optional<std::string> literal_formula(std::string_view formula);

}  // namespace dh::intake
